package org.qmgrsim.experiment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.measure.DelaySample;

/**
 * What one run showed.
 *
 * @param samples of the delays that are measured, see {@link Probe#delays}
 * @param numbers see {@link Probe#numbers}
 */
record RunRecord(List<DelaySample> samples, List<Double> numbers, Course course) {
    RunRecord {
        samples = List.copyOf(samples);
        numbers = List.copyOf(numbers);
    }

    /** As bytes, the same on every machine. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(samples.size());
            for (DelaySample sample : samples) {
                sample.write(out);
            }
            out.writeInt(numbers.size());
            for (double number : numbers) {
                out.writeDouble(number);
            }
            course.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory that cannot be written", e);
        }
        return bytes.toByteArray();
    }

    static RunRecord of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<DelaySample> samples = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                samples.add(DelaySample.read(in));
            }
            List<Double> numbers = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                numbers.add(in.readDouble());
            }
            return new RunRecord(samples, numbers, Course.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("a record of a run that cannot be read", e);
        }
    }
}

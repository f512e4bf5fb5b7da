package org.qmgrsim.master;

import java.util.List;
import java.util.Optional;
import org.qmgrsim.config.ServiceRow;

/** What master reads when it starts and at every reload: the files as they are at that moment. */
public interface MasterFiles {
    /** Reads main.cf anew: the line with which master dies of a bad value, before it looks at any row; empty if all is well. */
    Optional<String> badParameter();

    /** The rows of master.cf, in order, as far as the first bad one. */
    List<ServiceRow> rows();

    /** The line with which master dies of a bad row, after the rows before it have taken effect; empty if all is well. */
    Optional<String> badRow();

    /** Whether clients from other machines can come to a service: one of type inet or pass, and not on a loopback address. */
    boolean facesInternet(ServiceRow row);

    /** Where Postfix's pages are, as its own messages say. */
    String site();

    /** {@code default_process_limit}. */
    int defaultProcessLimit();

    /** {@code service_throttle_time}, in seconds. */
    long throttleSeconds();

    /** The version as it is logged, such as {@code 3.7.11}. */
    String version();
}

package org.qmgrsim.master;

import java.util.List;
import java.util.Optional;
import org.qmgrsim.config.ServiceRow;

/** What master reads when it starts and at every reload: the files as they are at that moment. */
public interface MasterFiles {
    /** The rows of master.cf, in order. */
    List<ServiceRow> rows();

    /** The line with which master dies of a bad row or value, whole; empty if all is well. */
    Optional<String> fatal();

    /** {@code default_process_limit}. */
    int defaultProcessLimit();

    /** {@code service_throttle_time}, in seconds. */
    long throttleSeconds();

    /** The version as it is logged, such as {@code 3.7.11}. */
    String version();
}

package org.qmgrsim.config;

/**
 * Where an address goes.
 *
 * @param transport name of a unix service in master.cf
 * @param nexthop the destination: a domain, {@code [host]:port}, or for error and retry the reason
 */
public record Route(String transport, String nexthop) {}

package org.qmgrsim.qmgr;

/**
 * Where the resolver, or a rule, sends a recipient.
 *
 * @param transport name of the service in master.cf
 * @param nexthop destination, letters as given
 */
record Route(String transport, String nexthop) {}

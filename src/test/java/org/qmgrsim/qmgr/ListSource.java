package org.qmgrsim.qmgr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file whose recipients are all still to be done. */
final class ListSource implements RecipientSource {
    private final List<String> addresses;
    private int passed;

    ListSource(List<String> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public int unread() {
        return addresses.size() - passed;
    }

    @Override
    public @Nullable Recipient next() {
        return passed == addresses.size() ? null : new Recipient(addresses.get(passed), passed++);
    }
}

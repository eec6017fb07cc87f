package org.eaddress.storage;

import java.util.List;

class MemoryObjectStoreTest implements ObjectStoreContract {

    private final MemoryObjectStore store = new MemoryObjectStore();

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore reopened() {
        return store;
    }

    @Override
    public long visibleObjects() {
        return store.objects.size();
    }

    @Override
    public List<Integer> edges() {
        return List.of(8192);
    }

    @Override
    public long bigSize() {
        return 1 << 20;
    }

    @Override
    public ObjectRef unknown() {
        return new ObjectRef("m:" + RandomNames.next());
    }
}

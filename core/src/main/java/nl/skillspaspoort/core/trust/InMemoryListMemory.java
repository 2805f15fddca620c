package nl.skillspaspoort.core.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A memory in a map, under one lock. */
final class InMemoryListMemory implements ListMemory {
  private final Map<String, Entry> entries = new HashMap<>();

  @Override
  public synchronized Optional<Entry> find(String listId) {
    return Optional.ofNullable(entries.get(Objects.requireNonNull(listId, "listId")));
  }

  @Override
  public synchronized boolean replace(String listId, Optional<Entry> expected, Entry next) {
    if (!find(listId).equals(expected)) {
      return false;
    }
    entries.put(listId, next);
    return true;
  }
}

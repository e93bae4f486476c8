// Keeps what was read, so that it is read once.

export type LoadedOnce<Key, Value> = ((key: Key) => Promise<Value>) & {
  peek(key: Key): Promise<Value> | undefined;
  forget(key: Key): void;
};

/** Remembers what a key led to; a failure is forgotten, so that the next call tries again. */
export function loadedOnce<Key, Value>(load: (key: Key) => Promise<Value>): LoadedOnce<Key, Value> {
  const known = new Map<Key, Promise<Value>>();
  const get = (key: Key): Promise<Value> => {
    let value = known.get(key);
    if (!value) {
      value = load(key);
      known.set(key, value);
      value.catch(() => {
        known.delete(key);
      });
    }
    return value;
  };
  return Object.assign(get, {
    peek: (key: Key) => known.get(key),
    forget: (key: Key) => {
      known.delete(key);
    },
  });
}

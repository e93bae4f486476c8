// Makes a JSON value unchangeable, so that it can be handed out without copying it.

/**
 * Stops at what is frozen already: records share unchanged parts with the ones they were made from.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}

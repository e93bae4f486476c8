// Keeps long work from blocking everything else.

/**
 * Lets everything else that waits (a call, an event, a signal) have its turn. Long work asks for it
 * every few milliseconds.
 */
export type GiveWay = () => Promise<void>;

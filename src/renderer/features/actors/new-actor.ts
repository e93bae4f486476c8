// The word that stands in the address in place of an id while somebody enters a new actor.
export const newActor = 'neu';

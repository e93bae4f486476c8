// What each kind of block is called, wherever one is named.
export const blockNames = {
  heading: 'Überschrift',
  text: 'Text',
  image: 'Bild',
  button: 'Schaltfläche',
  event: 'Termin',
  divider: 'Trennlinie',
};

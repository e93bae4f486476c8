// What each kind of block is called, wherever one is named.
export const blockNames = {
  heading: 'Heading',
  text: 'Text',
  image: 'Image',
  button: 'Button',
  event: 'Event',
  divider: 'Divider',
};

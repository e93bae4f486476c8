// How a person a mail goes to is named in a list: by name and actor, or else by the address. Pure.

export const whoOf = ({
  name,
  actorName,
  address,
}: {
  name: string;
  actorName: string;
  address: string;
}): string => {
  if (name === '') return address;
  return actorName === '' || actorName === name ? name : `${name}, ${actorName}`;
};

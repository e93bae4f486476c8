// How the actor and the bulletin a filing names are called, for messages and conflicts.
import type { KiezbriefClient } from '#shared/api.ts';
import type { Filing } from './filing-steps.ts';

/** Left out = not named by the filing, or nowhere to be found. */
export interface LinkNames {
  readonly actor?: string;
  readonly bulletin?: string;
}

export async function linkNames(
  client: KiezbriefClient,
  { actorId, bulletinId }: Filing,
): Promise<LinkNames> {
  const [actor, bulletin] = await Promise.all([
    actorId ? client.actors.get({ id: actorId }).catch(() => undefined) : undefined,
    bulletinId ? client.bulletins.get({ id: bulletinId }).catch(() => undefined) : undefined,
  ]);
  return {
    ...(actor && { actor: actor.name }),
    ...(bulletin?.subject && { bulletin: bulletin.subject }),
  };
}

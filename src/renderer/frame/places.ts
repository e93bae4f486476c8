// Every address of the screen: its name, its path, and the place of the navigation it belongs to.
import type { Component } from 'vue';
import { BookUser, House, Inbox, Newspaper, Send, Settings } from '@lucide/vue';
import type { RouteLocationNormalized, RouteMeta } from 'vue-router';
import type { ScreenTexts } from '#shared/texts/texts.ts';

type Place = keyof ScreenTexts['frame']['places'];

interface Address {
  readonly path: string;
  readonly meta: Readonly<RouteMeta>;
}

/** Paths are German: people see and share them. */
export const addresses = {
  overview: { path: '/', meta: { place: 'overview' } },
  'actors.import': { path: '/adressbuch/import', meta: { place: 'actors' } },
  actors: {
    path: '/adressbuch/:actorId?',
    meta: { place: 'actors', width: 'wide', opensInside: true },
  },
  bulletins: { path: '/ausgaben', meta: { place: 'bulletins' } },
  'bulletins.edit': {
    path: '/ausgaben/:bulletinId',
    meta: { place: 'bulletins', width: 'wide' },
  },
  deliveries: { path: '/versand', meta: { place: 'deliveries' } },
  'deliveries.plan': { path: '/versand/neu/:bulletinId', meta: { place: 'deliveries' } },
  'deliveries.show': { path: '/versand/:deliveryId', meta: { place: 'deliveries' } },
  concerns: {
    path: '/rueckmeldungen/:concernId?',
    meta: { place: 'concerns', width: 'wide', opensInside: true },
  },
  settings: { path: '/einstellungen/:section?', meta: { place: 'settings' } },
} satisfies Record<string, Address>;

export type RouteName = keyof typeof addresses;

/**
 * The six places of the navigation, in their order: each begins at the route of its own name.
 * `keys` jump there from anywhere.
 */
export const places = [
  { place: 'overview', icon: House, keys: 'g u' },
  { place: 'actors', icon: BookUser, keys: 'g a' },
  { place: 'bulletins', icon: Newspaper, keys: 'g b' },
  { place: 'deliveries', icon: Send, keys: 'g v' },
  { place: 'concerns', icon: Inbox, keys: 'g r' },
  { place: 'settings', icon: Settings, keys: 'g e' },
] satisfies readonly { place: Place & RouteName; icon: Component; keys: string }[];

/**
 * The view an address belongs to. Each section of the settings, each bulletin and each delivery is
 * a view of its own.
 */
export const viewOf = ({
  name,
  path,
  meta,
}: Pick<RouteLocationNormalized, 'name' | 'path' | 'meta'>): string =>
  meta.opensInside ? String(name) : path;

declare module 'vue-router' {
  interface RouteMeta {
    place?: Place;
    /** `wide` uses the whole window (lists, editor); else lines stay readable. */
    width?: 'wide';
    /** What the address names opens beside the list or instead of it: one view either way. */
    opensInside?: true;
  }
}

// Every address of the screen in one table: its name, its path, the place it belongs to, the view
// that answers it.
// A route without a view does not exist: it is not in the router, not in the navigation, not in the
// palette. Views are added one by one.
import type { Component } from 'vue';
import { BookUser, House, Inbox, Newspaper, Send, Settings } from '@lucide/vue';
import type { RouteLocationNormalized, RouteLocationRaw, RouteRecordRaw } from 'vue-router';
import type { ScreenTexts } from '#shared/texts/texts.ts';

export type Place = keyof ScreenTexts['frame']['places'];

/** The six places of the navigation, in their order. `keys` jump there from anywhere. */
export const places: readonly { place: Place; icon: Component; keys: string }[] = [
  { place: 'overview', icon: House, keys: 'g u' },
  { place: 'actors', icon: BookUser, keys: 'g a' },
  { place: 'bulletins', icon: Newspaper, keys: 'g b' },
  { place: 'deliveries', icon: Send, keys: 'g v' },
  { place: 'concerns', icon: Inbox, keys: 'g r' },
  { place: 'settings', icon: Settings, keys: 'g e' },
];

interface RouteEntry {
  path: string;
  place: Place;
  view?: () => Promise<{ default: Component }>;
  /** `wide` uses the whole window (lists, editor); else lines stay readable. */
  width?: 'wide';
  /** What the address names opens beside the list or instead of it: one view, with and without. */
  opensInside?: true;
}

/** Paths are German: people see and share them. The first route of a place is its front door. */
const table = {
  overview: {
    path: '/',
    place: 'overview',
    view: () => import('#renderer/features/overview/OverviewPage.vue'),
  },
  'actors.import': {
    path: '/adressbuch/import',
    place: 'actors',
    view: () => import('#renderer/features/actors/import/ImportPage.vue'),
  },
  actors: {
    path: '/adressbuch/:actorId?',
    place: 'actors',
    width: 'wide',
    opensInside: true,
    view: () => import('#renderer/features/actors/ActorsPage.vue'),
  },
  bulletins: {
    path: '/ausgaben',
    place: 'bulletins',
    view: () => import('#renderer/features/bulletins/BulletinsPage.vue'),
  },
  'bulletins.edit': {
    path: '/ausgaben/:bulletinId',
    place: 'bulletins',
    view: () => import('#renderer/features/bulletins/editor/EditorPage.vue'),
    width: 'wide',
  },
  deliveries: {
    path: '/versand',
    place: 'deliveries',
    view: () => import('#renderer/features/deliveries/DeliveriesPage.vue'),
  },
  'deliveries.plan': {
    path: '/versand/neu/:bulletinId',
    place: 'deliveries',
    view: () => import('#renderer/features/deliveries/PlanPage.vue'),
  },
  'deliveries.show': {
    path: '/versand/:deliveryId',
    place: 'deliveries',
    view: () => import('#renderer/features/deliveries/DeliveryPage.vue'),
  },
  concerns: {
    path: '/rueckmeldungen/:concernId?',
    place: 'concerns',
    view: () => import('#renderer/features/concerns/ConcernsPage.vue'),
    width: 'wide',
    opensInside: true,
  },
  settings: {
    path: '/einstellungen/:section?',
    place: 'settings',
    view: () => import('#renderer/features/settings/SettingsPage.vue'),
  },
} satisfies Record<string, RouteEntry>;

export type RouteName = keyof typeof table;

/** Where each place begins. */
const frontDoors: Record<Place, RouteName> = {
  overview: 'overview',
  actors: 'actors',
  bulletins: 'bulletins',
  deliveries: 'deliveries',
  concerns: 'concerns',
  settings: 'settings',
};

const entries = Object.entries(table) as [RouteName, RouteEntry][];

export const hasView = (name: RouteName): boolean => (table[name] as RouteEntry).view !== undefined;

/** The navigation: only places that can be entered. */
export const openPlaces = places
  .filter(({ place }) => hasView(frontDoors[place]))
  .map((entry) => ({ ...entry, to: { name: frontDoors[entry.place] } satisfies RouteLocationRaw }));

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
    width?: 'wide';
    opensInside?: true;
  }
}

export function routes(): RouteRecordRaw[] {
  const design: RouteRecordRaw[] = import.meta.env.DEV
    ? [
        {
          path: '/design',
          name: 'design',
          component: () => import('#renderer/design/DesignPage.vue'),
        },
      ]
    : [];
  return [
    ...entries.flatMap(([name, { path, place, view, width, opensInside }]): RouteRecordRaw[] =>
      view
        ? [
            {
              name,
              path,
              component: view,
              meta: { place, ...(width && { width }), ...(opensInside && { opensInside }) },
            },
          ]
        : [],
    ),
    ...design,
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
  ];
}

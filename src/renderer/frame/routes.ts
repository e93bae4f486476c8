// Which view answers which address; each is loaded when somebody goes there.
import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import { addresses, type RouteName } from './places.ts';

const views = {
  overview: () => import('#renderer/features/overview/OverviewPage.vue'),
  'actors.import': () => import('#renderer/features/actors/import/ImportPage.vue'),
  actors: () => import('#renderer/features/actors/ActorsPage.vue'),
  bulletins: () => import('#renderer/features/bulletins/BulletinsPage.vue'),
  'bulletins.edit': () => import('#renderer/features/bulletins/editor/EditorPage.vue'),
  deliveries: () => import('#renderer/features/deliveries/DeliveriesPage.vue'),
  'deliveries.plan': () => import('#renderer/features/deliveries/PlanPage.vue'),
  'deliveries.show': () => import('#renderer/features/deliveries/DeliveryPage.vue'),
  concerns: () => import('#renderer/features/concerns/ConcernsPage.vue'),
  settings: () => import('#renderer/features/settings/SettingsPage.vue'),
} satisfies Record<RouteName, () => Promise<{ default: Component }>>;

export function routes(): RouteRecordRaw[] {
  const names = Object.keys(addresses) as RouteName[];
  const design: RouteRecordRaw = {
    path: '/design',
    name: 'design',
    component: () => import('#renderer/design/DesignPage.vue'),
  };
  return [
    ...names.map((name) => ({ name, component: views[name], ...addresses[name] })),
    ...(import.meta.env.DEV ? [design] : []),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
  ];
}

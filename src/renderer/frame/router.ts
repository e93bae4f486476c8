// Addresses in the hash: they work in Electron, in the browser and after a reload alike. Whoever
// arrives by keyboard or screen reader is put at the title of the new view, as after loading a
// page.
import { nextTick } from 'vue';
import { createRouter, createWebHashHistory, type Router } from 'vue-router';
import { pageTitleId } from './page-title.ts';
import { viewOf } from './places.ts';
import { routes } from './routes.ts';
import { leaveToastsBehind } from './toasts.ts';

export function createFrameRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: routes(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.afterEach((to, from, failure) => {
    const isSameView = to.name === from.name;
    const isFirst = from.matched.length === 0;
    if (failure || isFirst) return;
    // Another delivery, another section of the settings: what was said was about the one before.
    if (to.path !== from.path) leaveToastsBehind(viewOf(from), viewOf(to));
    if (isSameView) return;
    void nextTick(() => {
      document.getElementById(pageTitleId)?.focus({ preventScroll: true });
    });
  });
  return router;
}

// Starts the screen. The bridge comes first: it takes the start key out of the address before the
// router reads it.
import { createApp } from 'vue';
import { connect } from '#renderer/api/connect.ts';
import { doorKey } from '#renderer/api/use-door.ts';
import { lineKey } from '#renderer/api/use-line.ts';
import AppFrame from '#renderer/frame/AppFrame.vue';
import { catchStrays } from '#renderer/frame/catch-strays.ts';
import { reportDefectsTo } from '#renderer/frame/report-defect.ts';
import { createFrameRouter } from '#renderer/frame/router.ts';
import { clientKey } from '#renderer/frame/use-client.ts';
import { loadTexts } from '#renderer/frame/use-texts.ts';
import { createClient } from '#shared/client.ts';
import { readSchemasWithoutCompiling } from '#shared/jitless.ts';
import './styles/tokens.css';
import './styles/base.css';

readSchemasWithoutCompiling();

const bridge = connect();
const client = createClient(bridge);
const router = createFrameRouter();
reportDefectsTo(client, () => String(router.currentRoute.value.name ?? ''));
const app = createApp(AppFrame)
  .provide(clientKey, client)
  .provide(doorKey, bridge)
  .provide(lineKey, (listener) => bridge.onLine(listener));
catchStrays(app, router);
void loadTexts().then(() => app.use(router).mount('#app'));

// Starts the screen.
import { createApp } from 'vue';
import { connect } from '#renderer/api/connect.ts';
import { lineKey } from '#renderer/api/use-line.ts';
import { clientKey } from '#renderer/frame/use-client.ts';
import { createClient } from '#shared/client.ts';
import { readSchemasWithoutCompiling } from '#shared/jitless.ts';
import App from './App.vue';
import './styles/tokens.css';
import './styles/base.css';

readSchemasWithoutCompiling();

const bridge = connect();
createApp(App)
  .provide(clientKey, createClient(bridge))
  .provide(lineKey, (listener) => bridge.onLine(listener))
  .mount('#app');

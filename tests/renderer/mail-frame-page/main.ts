// A page that shows one mail; the test hands it in.
import { createApp, h, reactive } from 'vue';
import MailFrame from '#renderer/features/mail/MailFrame.vue';

const shown = reactive({ html: '', title: 'Vorschau', appearance: 'light' });
Object.assign(window, { shown });
createApp({ render: () => h(MailFrame, { ...shown }) }).mount('#app');

// Errors that no view and no boundary caught: a person is told, whatever failed, and a defect is reported.
import type { App } from 'vue';
import type { Router } from 'vue-router';
import { AppError } from '#shared/errors.ts';
import { showToast } from './toasts.ts';
import { sentenceFor } from './use-error-sentence.ts';
import { rememberedTexts } from './use-texts.ts';

const tell = (error: unknown): void => { showToast(sentenceFor(rememberedTexts.value, error), { tone: 'danger' }); };

/** Chromium, Gecko and WebKit each have their own words for a view whose file cannot be fetched; Vite has some for its styles. */
const isFileMissing = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message);

export function catchStrays(app: App, router: Router): void {
  app.config.errorHandler = tell;
  router.onError((error: unknown) => { tell(isFileMissing(error) ? new AppError('host.unreachable', {}, { cause: error }) : error); });
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    // A view that could not be fetched was told of by the router already.
    if (!isFileMissing(event.reason)) tell(event.reason);
  });
  // Without an error it is the browser's own notice, such as of a ResizeObserver that goes on in the next frame.
  window.addEventListener('error', ({ error }) => { if (error instanceof Error) tell(error); });
}

// Errors that no view and no boundary caught: a person is told, whatever failed, and a defect is
// reported.
import type { App } from 'vue';
import type { Router } from 'vue-router';
import { AppError } from '#shared/errors.ts';
import { showToast } from './toasts.ts';
import { sentenceFor } from './use-error-sentence.ts';
import { useTexts } from './use-texts.ts';

/**
 * Chromium, Gecko and WebKit each have their own words for a file of ours that cannot be fetched;
 * Vite has some for styles.
 */
const isFileMissing = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script failed|unable to preload css/i.test(
    error.message,
  );

const tell = (error: unknown): void => {
  const told = isFileMissing(error)
    ? new AppError('host.unreachable', {}, { cause: error })
    : error;
  showToast(sentenceFor(useTexts().value, told), { tone: 'danger' });
};

export function catchStrays(app: App, router: Router): void {
  app.config.errorHandler = tell;
  router.onError(tell);
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    tell(event.reason);
  });
  // Without an error it is the browser's own notice, such as of a ResizeObserver that goes on in
  // the next frame.
  window.addEventListener('error', ({ error }) => {
    if (error instanceof Error) tell(error);
  });
}

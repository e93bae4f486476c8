// Why a delivery stopped by itself, and what to do then.
import type { Texts } from '#shared/texts/texts.ts';

export const stoppedDeliveryView: Pick<Texts['deliveriesView'], 'thenGoOn' | 'stopped'> = {
  thenGoOn: 'Then continue.',
  stopped: {
    'delivery.interrupted': {
      why: 'Kiezbrief was ended while the delivery was under way.',
      todo: 'Continue whenever you like.',
    },
    'delivery.set-aside': {
      why: 'Files of this delivery were missing or damaged. They are back now.',
      todo: 'Continue whenever you like.',
    },
    'account.not-found': {
      why: 'The mail account of this delivery no longer exists.',
      todo: 'End this delivery and plan a new one with another account.',
    },
    'account.password-missing': {
      why: 'No password is kept for the mail account.',
      todo: 'Enter it in the settings, then continue.',
    },
    'image.not-found': {
      why: 'An image of the bulletin is missing in the data folder.',
      todo: 'End this delivery, insert the image again and plan once more.',
    },
    'store.full': {
      why: 'While sending, the disk was full. Without a journal Kiezbrief sends nothing.',
      todo: 'Free some space, then continue.',
    },
    'store.write-failed': {
      why: 'The journal could not be written. Without a journal nothing is sent.',
      todo: 'Check whether drive and folder can be reached, then continue.',
    },
    other: {
      why: 'Something unexpected happened.',
      todo: 'Continue. If it happens again, the technical log in the data folder helps.',
    },
  },
};

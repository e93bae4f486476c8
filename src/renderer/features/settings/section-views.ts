// What draws each section of the settings; loaded when it is opened.
import { defineAsyncComponent, type Component } from 'vue';
import type { SectionName } from './sections.ts';

const lists = defineAsyncComponent(() => import('./lists/ListSection.vue'));

export const sectionViews: Record<SectionName, Component> = {
  senders: defineAsyncComponent(() => import('./senders/SendersSection.vue')),
  accounts: defineAsyncComponent(() => import('./accounts/AccountsSection.vue')),
  regions: lists,
  topics: lists,
  departments: lists,
  actorKinds: lists,
  suppressions: defineAsyncComponent(
    () => import('#renderer/features/suppressions/SuppressionsSection.vue'),
  ),
  appearance: defineAsyncComponent(() => import('./AppearanceSection.vue')),
  folder: defineAsyncComponent(() => import('./data/FolderSection.vue')),
  backups: defineAsyncComponent(() => import('./data/BackupsSection.vue')),
  about: defineAsyncComponent(() => import('./about/AboutSection.vue')),
  accessibility: defineAsyncComponent(() => import('./about/AccessibilitySection.vue')),
  licences: defineAsyncComponent(() => import('./about/LicencesSection.vue')),
};

// The sections of the settings: their address, their group, their sign, the part that draws them.
// Addresses are German, as everywhere.
import { defineAsyncComponent, type Component } from 'vue';
import {
  Accessibility,
  BadgeInfo,
  Building2,
  FolderOpen,
  History,
  MailCheck,
  MapPin,
  Palette,
  Scale,
  Server,
  Shapes,
  ShieldBan,
  Tags,
} from '@lucide/vue';
import type { ScreenTexts } from '#shared/texts/texts.ts';

export type SectionName = keyof ScreenTexts['settingsView']['sections'];
export type SectionGroup = keyof ScreenTexts['settingsView']['groups'];

export interface Section {
  name: SectionName;
  slug: string;
  group: SectionGroup;
  icon: Component;
  view: Component;
}

const senders = defineAsyncComponent(() => import('./senders/SendersSection.vue'));
const accounts = defineAsyncComponent(() => import('./accounts/AccountsSection.vue'));
const lists = defineAsyncComponent(() => import('./lists/ListSection.vue'));

export const sections: readonly Section[] = [
  { name: 'senders', slug: 'absender', group: 'sending', icon: MailCheck, view: senders },
  { name: 'accounts', slug: 'mailkonten', group: 'sending', icon: Server, view: accounts },
  { name: 'regions', slug: 'regionen', group: 'lists', icon: MapPin, view: lists },
  { name: 'topics', slug: 'themen', group: 'lists', icon: Tags, view: lists },
  { name: 'departments', slug: 'fachaemter', group: 'lists', icon: Building2, view: lists },
  { name: 'actorKinds', slug: 'arten', group: 'lists', icon: Shapes, view: lists },
  {
    name: 'suppressions',
    slug: 'sperrliste',
    group: 'lists',
    icon: ShieldBan,
    view: defineAsyncComponent(
      () => import('#renderer/features/suppressions/SuppressionsSection.vue'),
    ),
  },
  {
    name: 'appearance',
    slug: 'darstellung',
    group: 'device',
    icon: Palette,
    view: defineAsyncComponent(() => import('./AppearanceSection.vue')),
  },
  {
    name: 'folder',
    slug: 'datenordner',
    group: 'device',
    icon: FolderOpen,
    view: defineAsyncComponent(() => import('./data/FolderSection.vue')),
  },
  {
    name: 'backups',
    slug: 'sicherungen',
    group: 'device',
    icon: History,
    view: defineAsyncComponent(() => import('./data/BackupsSection.vue')),
  },
  {
    name: 'about',
    slug: 'ueber',
    group: 'about',
    icon: BadgeInfo,
    view: defineAsyncComponent(() => import('./about/AboutSection.vue')),
  },
  {
    name: 'accessibility',
    slug: 'barrierefreiheit',
    group: 'about',
    icon: Accessibility,
    view: defineAsyncComponent(() => import('./about/AccessibilitySection.vue')),
  },
  {
    name: 'licences',
    slug: 'lizenzen',
    group: 'about',
    icon: Scale,
    view: defineAsyncComponent(() => import('./about/LicencesSection.vue')),
  },
];

export const sectionGroups: readonly { group: SectionGroup; sections: readonly Section[] }[] = (
  ['sending', 'lists', 'device', 'about'] as const
).map((group) => ({ group, sections: sections.filter((section) => section.group === group) }));

/** Where a section lives; `entry` opens one of its entries. */
export const linkToSection = (name: SectionName, entry?: string) => ({
  name: 'settings',
  params: { section: sections.find((section) => section.name === name)!.slug },
  query: entry ? { eintrag: entry } : {},
});

// The sections of the settings: their address, their group, their sign.
// Addresses are German, as everywhere.
import type { Component } from 'vue';
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
}

export const sections: readonly Section[] = [
  { name: 'senders', slug: 'absender', group: 'sending', icon: MailCheck },
  { name: 'accounts', slug: 'mailkonten', group: 'sending', icon: Server },
  { name: 'regions', slug: 'regionen', group: 'lists', icon: MapPin },
  { name: 'topics', slug: 'themen', group: 'lists', icon: Tags },
  { name: 'departments', slug: 'fachaemter', group: 'lists', icon: Building2 },
  { name: 'actorKinds', slug: 'arten', group: 'lists', icon: Shapes },
  { name: 'suppressions', slug: 'sperrliste', group: 'lists', icon: ShieldBan },
  { name: 'appearance', slug: 'darstellung', group: 'device', icon: Palette },
  { name: 'folder', slug: 'datenordner', group: 'device', icon: FolderOpen },
  { name: 'backups', slug: 'sicherungen', group: 'device', icon: History },
  { name: 'about', slug: 'ueber', group: 'about', icon: BadgeInfo },
  { name: 'accessibility', slug: 'barrierefreiheit', group: 'about', icon: Accessibility },
  { name: 'licences', slug: 'lizenzen', group: 'about', icon: Scale },
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

// All English sentences, by feature.
import type { Texts } from '#shared/texts/texts.ts';
import { aboutView } from './about-view.ts';
import { actors } from './actors.ts';
import { actorsImportView } from './actors-import-view.ts';
import { actorsView } from './actors-view.ts';
import { segments } from './segments.ts';
import { command } from './command.ts';
import { concerns } from './concerns.ts';
import { concernsView } from './concerns-view.ts';
import { dataView } from './data-view.ts';
import { deliveries } from './deliveries.ts';
import { deliveriesView } from './deliveries-view.ts';
import { demo } from './demo.ts';
import { bulletins } from './bulletins.ts';
import { bulletinsView } from './bulletins-view.ts';
import { editorView } from './editor-view.ts';
import { exampleView } from './example-view.ts';
import { findings } from './findings.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { overviewView } from './overview-view.ts';
import { settingsView } from './settings-view.ts';
import { shell } from './shell.ts';

export const en: Texts = {
  segments,
  aboutView,
  actors,
  actorsImportView,
  actorsView,
  bulletins,
  bulletinsView,
  editorView,
  exampleView,
  findings,
  command,
  concerns,
  concernsView,
  dataView,
  deliveries,
  deliveriesView,
  demo,
  errors,
  frame,
  overviewView,
  settingsView,
  shell,
};

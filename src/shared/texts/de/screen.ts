// The German sentences a window shows, by feature. A window loads those of its own language only.
import { aboutView } from './about-view.ts';
import { actors } from './actors.ts';
import { actorsImportView } from './actors-import-view.ts';
import { actorsView } from './actors-view.ts';
import { segments } from './segments.ts';
import { concerns } from './concerns.ts';
import { concernsView } from './concerns-view.ts';
import { dataView } from './data-view.ts';
import { deliveries } from './deliveries.ts';
import { deliveriesView } from './deliveries-view.ts';
import { bulletins } from './bulletins.ts';
import { bulletinsView } from './bulletins-view.ts';
import { editorView } from './editor-view.ts';
import { exampleView } from './example-view.ts';
import { findings } from './findings.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { mailServer } from './mail-server.ts';
import { overviewView } from './overview-view.ts';
import { settingsView } from './settings-view.ts';
import { suppressionsView } from './suppressions-view.ts';

export const screen = {
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
  concerns,
  concernsView,
  dataView,
  deliveries,
  deliveriesView,
  errors,
  frame,
  mailServer,
  overviewView,
  settingsView,
  suppressionsView,
};

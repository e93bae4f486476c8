// Words of offices and houses: what somebody does, where, and what a German common noun ends with.
// None of them is a name, however capital it stands behind "Frau".
import { keys, wordKey } from './word-keys.ts';

const roleWords = keys(
  'Leitung Leiter Leiterin Direktor Direktorin Direktion Rektor Rektorin Rektorat Amt Büro Sekretariat Verwaltung Vorstand Vorsitz Team Empfang Zentrale Redaktion Presse Kasse Hort Kita Schule Verein',
  'e.V. eV gGmbH GmbH gUG UG AG Gemeinde Kirche Bezirksamt Bezirk Land Senat Polizei Bibliothek Jugendamt Träger Abteilung Abt. Referat Ref. Fachbereich FB Bereich Stab Projekt Beirat Elternbeirat',
  'Hausmeister Hausmeisterin Hauswart Erzieher Erzieherin Pfarrer Pfarrerin Pastor Pastorin Stadtrat Stadträtin Bezirksstadtrat Bezirksstadträtin FSJ BFD Bufdi Praktikant Praktikantin Assistenz Chef Chefin',
  'Manager Managerin Head Lead Director Secretary Office Manager Staff Teacher Principal Sprecher Sprecherin GF Kollege Kollegin Mitarbeiter Mitarbeiterin Ansprechpartner Ansprechpartnerin Ansprechperson',
  'Stelle Stellen Stellenanteil Fachstelle Planstelle Anlaufstelle Dienststelle Kontaktstelle Meldestelle Position Posten Funktion Arbeit Beratung Betreuung Management Koordinierung Planung Förderung Organisation Buchhaltung Kommunikation Öffentlichkeit Personal Technik Service',
  'Bürgermeister Bürgermeisterin Abgeordnete Abgeordneter Inhaber Inhaberin Eltern Schulleitung Koordination Koordinator Koordinatorin QM Quartiersmanagement',
  'Poststelle Pressestelle Vorzimmer Anmeldung Ehrenamt Ganztag Kollegium Azubi Azubis Lehrkraft Lehrkräfte Vertrauensperson Kontaktperson Bewohner Bewohnerin Anwohner Anwohnerin Nachbar Nachbarin Nachname Vorname Familienname Fraktion Ehrenamtlicher Ehrenamtliche FSJler FSJlerin BFDler BFDlerin',
  'Lehrer Lehrerin Kommissar Kommissarin Hauptkommissar Hauptkommissarin Oberkommissar Oberkommissarin Polizeihauptkommissar Polizist Polizistin Beamter Beamtin Präsident Präsidentin Vizepräsidentin Minister Ministerin Kanzlerin Senator Senatorin Vorsitzende Vorsitzender Arzt Ärztin Anwalt Anwältin Rechtsanwalt Rechtsanwältin RA RAin',
  'Teilzeit Vollzeit Halbtags ganztags tagsüber abends morgens Frühdienst Spätdienst Nachtdienst Nachtwache Aushilfe Minijob Honorar Homeoffice Schicht Schichtleitung Mutter Mama Papa Oma Opa Eltern Elternteil Erziehungsberechtigte Sorgeberechtigte Betreuerin Schülerin Schülerinnen',
  'Küche Reinigung Garten-AG Werkstatt Pforte Pförtner Pförtnerin Security Wachschutz Rezeption Info-Point Infothek Mensa Cafeteria Archiv Registratur Standesamt Rathaus Zuständige Zuständiger Verantwortliche Verantwortlicher Bevollmächtigte Beauftragte Beauftragter Delegierte Mitglied Mitglieder Teilnehmende Interessierte Freiwillige Engagierte',
  'Genossin Genosse Kollegen Kolleginnen Kinder Kundin Mieter Mieterin Vermieter Vermieterin Krankenschwester Danke Nutzer Nutzerin Besucherin Bürger-innen Sozialarbeiterin Pädagogin Psychologin Psychologe Therapeutin Trainerin Trainer Coach Dozent Dozentin Referentin Studentin Student Studierende Auszubildende Auszubildender Volontär Volontärin Praktikum Springerin',
  'Test Mustername Platzhalter Social Media Marketing Vertrieb Einkauf Controlling Finanzen Rechnungswesen Haushalt Personalrat Betriebsrat Frauenvertretung Jugendvertretung Elternvertretung Elternsprecher Elternsprecherin Klassensprecher Schatzmeister Schatzmeisterin Kassenwart Kassenwartin Kassierer Kassiererin Schriftführer Schriftführerin Beisitzer Beisitzerin',
  'Chairman Chairwoman Chairperson Chair Treasurer President Vice Officer Reception Department Volunteer Volunteers Intern Trainee Assistant Coordinator Headteacher Headmaster Headmistress Doctor Nurse Caretaker Board Committee Council Councillor Admin Administration Administrator Support Webmaster Postmaster Newsletter Noreply Hotline',
  'SPD CDU CSU FDP AfD BSW NABU BUND DRK AWO VHS KITA QM IT EDV HR',
);

/**
 * "Kitaleitung", "Gleichstellungsbeauftragte", "Poststelle": what a role or a German common noun
 * ends with, long enough not to end a surname by chance.
 */
const roleEndings = keys(
  'leitung leiterin leitende leitender vertretung vertreterin beauftragte beauftragter vorsitzende vorsitzender sprecherin koordination koordinator koordinatorin sekretariat sekretar',
  'sekretarin sekretaer sekretaerin verwaltung assistenz assistent assistentin referent referentin erzieherin padagoge padagogin paedagogin direktorin rektorin fuhrung fuehrung fuhrer',
  'fuehrerin fuhrerin vorstand partnerin ansprechpartner ansprechperson meisterin mitarbeiter mitarbeiterin bearbeiter bearbeiterin arbeiterin stadtratin stadtrat burgermeister',
  'geschaftsstelle geschaeftsstelle schule verein zentrum buro buero lehrerin praktikantin arbeit beratung betreuung management koordinierung dienst pflege planung forderung',
  'foerderung hilfe bildung erziehung entwicklung begleitung vermittlung bearbeitung organisation integration kommunikation redaktion buchhaltung wirtschaft gemeinschaft marketing',
  'aufsicht abteilung technik service ungsstelle fachstelle planstelle anlaufstelle dienststelle kontaktstelle meldestelle heit keit schaft tion tionen ismus ium ung ungen amt stelle',
  'stellen zimmer kraft krafte kraefte personal vertrauensperson kontaktperson bezugsperson zeit stunde stunden gruppe raum ausschuss kommission empfang annahme ausgabe abgabe vergabe aufnahme kasse kuche stube statte',
  'einrichtung zentrale fraktion partei arbeiter lehrer pfleger pflegerin helfer helferin trainer trainerin berater beraterin betreuer betreuerin begleiter begleiterin verwalterin',
  'therapeut therapeutin psychologe psychologin technikerin beamte beamter beamtin anwalt anwaltin arzt arztin aerztin prasident prasidentin praesident kanzlerin ministerin inspektor',
  'inspektorin kommissar kommissarin hauptkommissar oberkommissar obermeister wachtmeister sitzende sitzender nehmende nehmender ierende ierender arbeitende arbeitender erziehende',
  'angestellte angestellter bedienstete bediensteter beschaftigte beschaftigter delegierte delegierter abgeordnete abgeordneter zustandige zustandiger verantwortliche verantwortlicher',
  'amtliche amtlicher jugendliche berufliche bewohner bewohnerin nachbarin besucherin teilnehmer teilnehmerin teilnehmerinnen spenderin mieterin burgerin autorin moderatorin kuratorin',
  'dozent dozentin studentin agentin beirat elternrat schulrat schulratin jugendrat konferenz elternabend versammlung freiwillige freiwilliger meisterei hausmeister platzwart torwart',
  'dienste adresse kontakt postfach geschaft',
  'treff laden club klub cafe verband netzwerk initiative projekt forum institut akademie universitat klinik praxis behorde feuerwehr bibliothek mediathek museum theater gemeinde jugendhaus stadtteilhaus nachbarschaftshaus gerin lerin nerin terin serin derin herin kerin rerin berin merin',
  'journalist jurist ingenieur redakteur akteur ateur ologe ologin direktor inspektor rator tator ssor ssorin dent dentin dezernent referent abonnent konkurrent ikant istentin listin ristin tistin eurin tatorin ratorin ektorin bevollmachtigte berechtigte berechtigter betroffene beteiligte suchende stehende suchender urlaub termin schein frist mitglied frau obleute lehrling kollege kollegin',
);
const longestEnding = Math.max(...[...roleEndings].map((ending) => ending.length));

/** Surnames that end like a common noun. */
const surnames = keys(
  'Hartung Harttung Hornung Amelung Adelung Nibelung Jung Young Leung Cheung Kung Tung Sung Hung Dung Phung Lung Schung Kraft Zimmer Severin Traum Pellerin',
);

/** Where somebody works, or a house itself. */
export const organisationWords = keys(
  'Kita Hort Schule Verein e.V. eV gGmbH GmbH gUG UG AG Gemeinde Kirche Bezirksamt Bezirk Land Senat Polizei Bibliothek Jugendamt Träger Abteilung Abt. Stiftung',
);

export function isRoleWord(word: string): boolean {
  const key = wordKey(word);
  if (surnames.has(key)) return false;
  if (roleWords.has(key)) return true;
  for (let length = Math.min(longestEnding, key.length - 1); length > 2; length -= 1)
    if (roleEndings.has(key.slice(-length))) return true;
  return false;
}

// What a surname is made of: one word, with its particles ("von der Heide"); two where both are
// family names in the Iberian way ("García Márquez"); or a whole name of which no half may be said
// alone ("Nguyễn Thị Minh"). Anything left over makes it a doubt.
import { isEasternName, isFamilyFirst, isGivenName } from './given-names.ts';
import {
  deputyWords,
  formerNameWords,
  greetingWords,
  isFormOfAddress,
  isRemark,
  isSuffix,
  isTitle,
  particles,
  sentenceWords,
} from './name-words.ts';
import { isRoleWord } from './role-words.ts';
import { keys, wordKey } from './word-keys.ts';

const letters = /^[\p{L}\p{M}'’ʼ‘`´.‐‑-]+$/u;
/** "A.", "J.-P.", "St.", "Ma." stand for a name; "jun." does not. */
const initials = /^(?:\p{Lu}\p{L}?\.[-‐‑]?)+(?:\p{Lu}\p{Ll}+)?$/u;
/** Capital, or of a script that has none, or "d'Angelo", "al-Sayed", "'t". */
const beginsLikeName = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{Lm}]|\p{Ll}{1,2}['’ʼ‘`´‐‑-]\p{L}|['’]\p{Ll})/u;
/** "MdA", "BfA". */
const looksLikeOffice = /^\p{Lu}\p{Ll}\p{Lu}$/u;
/** "EU", "AL", "MO"; "NG" and "LI" are names. */
const shortAndShouted = /^\p{Lu}{1,3}$/u;
/** "Müller-": half of a name. */
const isCutOff = /^[‐‑-]|[‐‑-]$/;
const hasVowel = /[aeiouy]|[^\p{Script=Latin}]/u;

export const isInitial = (word: string): boolean => initials.test(word);

/** Whether the word can stand in a name, whatever stands beside it. */
export function isNameWord(word: string, isFirst: boolean): boolean {
  const key = wordKey(word);
  if (!hasShapeOfName(word, key)) return false;
  if (particles.has(key)) return true;
  if (isWordOfLists(word, key) || isGreeting(word, key, isFirst)) return false;
  if (word.includes('.')) return initials.test(word) && (isFirst || word.length > 2);
  if ([...key].length < 2 && !isFirst && !/\p{Lo}/u.test(word)) return false;
  // "NN", "SPD", "Hrn": no name of Latin letters goes without a vowel.
  return beginsLikeName.test(word) && (hasVowel.test(key) || [...key].length > 4);
}

const hasShapeOfName = (word: string, key: string): boolean =>
  key !== '' &&
  letters.test(word) &&
  !looksLikeOffice.test(word) &&
  !isCutOff.test(word) &&
  (!shortAndShouted.test(word) || word.length === 1 || isFamilyFirst(word));

const isWordOfLists = (word: string, key: string): boolean =>
  isFormOfAddress(word) ||
  isRoleWord(word) ||
  isRemark(word) ||
  isTitle(word) ||
  isSuffix(word) ||
  [deputyWords, formerNameWords, sentenceWords].some((some) => some.has(key));

/** "An", "Tag" and "Lieber" are surnames too, "Sehr geehrte" is not. */
const isGreeting = (word: string, key: string, isFirst: boolean): boolean =>
  greetingWords.has(key) && !(beginsLikeName.test(word) && !isFirst);

/** Two family names side by side are the Iberian way; each has to be known as one. */
const iberian = keys(
  'García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Vásquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Herrera Márquez León Vidal Peña Flores Cabrera Campos Vega Fuentes Carrasco Diez Caballero Reyes Nieto Aguilar Pascual Herrero Santana Lorenzo Hidalgo Montero Ibáñez Giménez Ferrer Durán Santiago Benítez Mora Vicente Vargas Arias Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler Parra Esteban Bravo Gallardo Rojas',
  'Silva Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Souza Fernandes Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Raposo Neves Coelho Cunha Pires Ramalho Reis Simões Antunes Matos Fonseca Machado Araújo Barbosa Tavares Lima Nascimento Andrade Barros Freitas Melo Dias Azevedo Borges Lourenço Henriques Maia Valente Quintero Escobar Salazar Mejía Restrepo Ospina Cárdenas Contreras Guzmán Mendoza Acosta Silva Rivera Ríos Salinas Sandoval Valdez Zapata Quispe Mamani Huamán',
);
/** "auf der Mauer" is a surname, "auf Kur" is none. */
const onlyBeforeArticle = keys('auf aus');
const neverAlone = keys('der den dem des das du von vom zu zum zur auf aus');
const articles = keys('der dem den');
const ofSomebody = keys('von of vom');

export function isSurname(words: readonly string[]): boolean {
  if (!words.every((word) => isNameWord(word, false))) return false;
  const from = words.findIndex((word) => !isParticle(word));
  // "Frau Do", "Frau Di": a particle alone, written like a name.
  if (from < 0)
    return words.length === 1 && /^\p{Lu}/u.test(words[0]!) && !neverAlone.has(wordKey(words[0]!));
  const core = words.slice(from);
  return (
    isParticlePhrase(words.slice(0, from)) &&
    // "von Tim": somebody's mother.
    !(from === 1 && ofSomebody.has(wordKey(words[0]!)) && core.every(isGivenName)) &&
    (core.length === 1 || isDouble(core) || words.every(isPartOfWhole))
  );
}

const isParticle = (word: string): boolean => particles.has(wordKey(word));

const isParticlePhrase = (words: readonly string[]): boolean =>
  words.every(
    (word, at) =>
      !onlyBeforeArticle.has(wordKey(word)) || articles.has(wordKey(words[at + 1] ?? '')),
  );

/** "García Márquez", "García de la Cruz", "Ortega y Gasset". */
const isDouble = (core: readonly string[]): boolean => {
  const names = core.filter((word) => !isParticle(word));
  return (
    names.length === 2 &&
    iberian.has(wordKey(names[0]!)) &&
    (iberian.has(wordKey(names[1]!)) || core.some((word) => wordKey(word) === 'y'))
  );
};

const isPartOfWhole = (word: string): boolean =>
  isGivenName(word) || isEasternName(word) || isFamilyFirst(word);

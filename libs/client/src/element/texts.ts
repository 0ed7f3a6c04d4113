import type { SurfacedNote } from '../surfaced-notes';

type Tag = SurfacedNote['decision']['explanationTags'][number];
type HelpfulTag = Extract<Tag, `helpful${string}`>;

/** Everything the element says, in one language. */
export interface Texts {
  readonly heading: string;
  readonly agreed: string;
  readonly program: (name: string) => string;
  readonly media: string;
  readonly link: string;
  readonly sources: string;
  readonly why: string;
  readonly whyText: string;
  readonly reasons: string;
  readonly since: (date: string) => string;
  readonly provisional: string;
  readonly rule: string;
  readonly note: string;
  readonly statement: string;
  readonly more: (count: number) => string;
  readonly tags: Readonly<Record<HelpfulTag, string>>;
}

const ENGLISH: Texts = {
  heading: 'Context from readers',
  agreed: 'Rated helpful by people from different points of view',
  program: (name) => `Written by a program: ${name}`,
  media: 'This note is about the picture or video shown here.',
  link: 'This note is about what is linked here.',
  sources: 'Sources',
  why: 'Why is this shown?',
  whyText: 'People who usually disagree find this note helpful. No editor chose it: an open algorithm did, and anybody can check it.',
  reasons: 'What they say of it',
  since: (date) => `Shown since ${date}.`,
  provisional: 'The next scoring run confirms this, or not.',
  rule: 'Decided by the rule',
  note: 'Ratings and history of this note',
  statement: 'All notes on this',
  more: (count) => (count === 1 ? '1 more note' : `${count} more notes`),
  tags: {
    helpfulClear: 'easy to understand', helpfulGoodSources: 'good sources', helpfulAddressesClaim: 'addresses the claim', helpfulImportantContext: 'important context', helpfulUnbiasedLanguage: 'neutral language',
    helpfulInformative: 'informative', helpfulEmpathetic: 'empathetic', helpfulUniqueContext: 'context found nowhere else', helpfulOther: 'helpful for another reason',
  },
};

const GERMAN: Texts = {
  heading: 'Anmerkungen von Lesenden',
  agreed: 'Hilfreich gefunden von Menschen verschiedener Standpunkte',
  program: (name) => `Von einem Programm geschrieben: ${name}`,
  media: 'Diese Anmerkung betrifft das Bild oder Video, das hier gezeigt wird.',
  link: 'Diese Anmerkung betrifft, was hier verlinkt ist.',
  sources: 'Quellen',
  why: 'Warum wird das gezeigt?',
  whyText: 'Menschen, die sonst verschiedener Meinung sind, finden diese Anmerkung hilfreich. Keine Redaktion hat sie ausgewählt, sondern ein offener Algorithmus, den alle nachprüfen können.',
  reasons: 'Was sie dazu sagen',
  since: (date) => `Gezeigt seit ${date}.`,
  provisional: 'Der nächste Lauf bestätigt das oder nimmt es zurück.',
  rule: 'Entschieden nach der Regel',
  note: 'Bewertungen und Verlauf dieser Anmerkung',
  statement: 'Alle Anmerkungen hierzu',
  more: (count) => (count === 1 ? '1 weitere Anmerkung' : `${count} weitere Anmerkungen`),
  tags: {
    helpfulClear: 'leicht verständlich', helpfulGoodSources: 'gute Quellen', helpfulAddressesClaim: 'geht auf die Behauptung ein', helpfulImportantContext: 'wichtiger Zusammenhang', helpfulUnbiasedLanguage: 'sachliche Sprache',
    helpfulInformative: 'aufschlussreich', helpfulEmpathetic: 'einfühlsam', helpfulUniqueContext: 'Zusammenhang, der sonst nirgends steht', helpfulOther: 'aus einem anderen Grund hilfreich',
  },
};

const FRENCH: Texts = {
  heading: 'Précisions de lecteurs',
  agreed: 'Jugé utile par des personnes d’avis différents',
  program: (name) => `Écrit par un programme : ${name}`,
  media: 'Cette note concerne l’image ou la vidéo présentée ici.',
  link: 'Cette note concerne le lien donné ici.',
  sources: 'Sources',
  why: 'Pourquoi est-ce affiché ?',
  whyText: 'Des personnes d’ordinaire en désaccord trouvent cette note utile. Aucune rédaction ne l’a choisie : c’est un algorithme ouvert, que chacun peut vérifier.',
  reasons: 'Ce qu’elles en disent',
  since: (date) => `Affiché depuis le ${date}.`,
  provisional: 'Le prochain calcul le confirmera, ou non.',
  rule: 'Décidé selon la règle',
  note: 'Évaluations et historique de cette note',
  statement: 'Toutes les notes à ce sujet',
  more: (count) => (count === 1 ? '1 autre note' : `${count} autres notes`),
  tags: {
    helpfulClear: 'facile à comprendre', helpfulGoodSources: 'bonnes sources', helpfulAddressesClaim: 'répond à l’affirmation', helpfulImportantContext: 'contexte important', helpfulUnbiasedLanguage: 'langage neutre',
    helpfulInformative: 'instructive', helpfulEmpathetic: 'bienveillante', helpfulUniqueContext: 'contexte introuvable ailleurs', helpfulOther: 'utile pour une autre raison',
  },
};

const SPANISH: Texts = {
  heading: 'Contexto de los lectores',
  agreed: 'Útil según personas de distintos puntos de vista',
  program: (name) => `Escrita por un programa: ${name}`,
  media: 'Esta nota trata de la imagen o el vídeo que se muestra aquí.',
  link: 'Esta nota trata de lo que se enlaza aquí.',
  sources: 'Fuentes',
  why: '¿Por qué se muestra?',
  whyText: 'Personas que no suelen estar de acuerdo encuentran útil esta nota. No la eligió ninguna redacción, sino un algoritmo abierto que cualquiera puede comprobar.',
  reasons: 'Qué dicen de ella',
  since: (date) => `Se muestra desde el ${date}.`,
  provisional: 'El próximo cálculo lo confirmará, o no.',
  rule: 'Decidido por la regla',
  note: 'Valoraciones e historial de esta nota',
  statement: 'Todas las notas sobre esto',
  more: (count) => (count === 1 ? '1 nota más' : `${count} notas más`),
  tags: {
    helpfulClear: 'fácil de entender', helpfulGoodSources: 'buenas fuentes', helpfulAddressesClaim: 'responde a la afirmación', helpfulImportantContext: 'contexto importante', helpfulUnbiasedLanguage: 'lenguaje neutral',
    helpfulInformative: 'informativa', helpfulEmpathetic: 'empática', helpfulUniqueContext: 'contexto que no está en otra parte', helpfulOther: 'útil por otro motivo',
  },
};

const PORTUGUESE: Texts = {
  heading: 'Contexto dos leitores',
  agreed: 'Considerado útil por pessoas de opiniões diferentes',
  program: (name) => `Escrita por um programa: ${name}`,
  media: 'Esta nota trata da imagem ou do vídeo mostrado aqui.',
  link: 'Esta nota trata do que está no link.',
  sources: 'Fontes',
  why: 'Por que isto é mostrado?',
  whyText: 'Pessoas que costumam discordar consideram esta nota útil. Nenhuma redação a escolheu, e sim um algoritmo aberto que qualquer um pode conferir.',
  reasons: 'O que dizem dela',
  since: (date) => `Mostrada desde ${date}.`,
  provisional: 'O próximo cálculo confirmará isto, ou não.',
  rule: 'Decidido pela regra',
  note: 'Avaliações e histórico desta nota',
  statement: 'Todas as notas sobre isto',
  more: (count) => (count === 1 ? 'mais 1 nota' : `mais ${count} notas`),
  tags: {
    helpfulClear: 'fácil de entender', helpfulGoodSources: 'boas fontes', helpfulAddressesClaim: 'responde à afirmação', helpfulImportantContext: 'contexto importante', helpfulUnbiasedLanguage: 'linguagem neutra',
    helpfulInformative: 'informativa', helpfulEmpathetic: 'empática', helpfulUniqueContext: 'contexto que não há em outro lugar', helpfulOther: 'útil por outro motivo',
  },
};

const ARABIC: Texts = {
  heading: 'توضيح من القراء',
  agreed: 'وجده مفيدًا أناس من وجهات نظر مختلفة',
  program: (name) => `كتبه برنامج: ${name}`,
  media: 'هذه الملاحظة عن الصورة أو الفيديو المعروض هنا.',
  link: 'هذه الملاحظة عن الرابط المذكور هنا.',
  sources: 'المصادر',
  why: 'لماذا يظهر هذا؟',
  whyText: 'يجد هذه الملاحظة مفيدةً أناس يختلفون عادةً. لم يخترها محرر، بل خوارزمية مفتوحة يستطيع أي شخص التحقق منها.',
  reasons: 'ما قالوه عنها',
  since: (date) => `تظهر منذ ${date}.`,
  provisional: 'ستؤكد الجولة القادمة ذلك أو لا تؤكده.',
  rule: 'القاعدة التي قررت ذلك:',
  note: 'تقييمات هذه الملاحظة وتاريخها',
  statement: 'كل الملاحظات حول هذا',
  more: (count) => `ملاحظات أخرى: ${count}`,
  tags: {
    helpfulClear: 'سهلة الفهم', helpfulGoodSources: 'مصادر جيدة', helpfulAddressesClaim: 'ترد على الادعاء', helpfulImportantContext: 'سياق مهم', helpfulUnbiasedLanguage: 'لغة محايدة',
    helpfulInformative: 'غنية بالمعلومات', helpfulEmpathetic: 'متفهمة', helpfulUniqueContext: 'سياق لا يوجد في مكان آخر', helpfulOther: 'مفيدة لسبب آخر',
  },
};

export const LANGUAGES: Readonly<Record<string, Texts>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, pt: PORTUGUESE, ar: ARABIC };
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

export interface Spoken {
  /** What the texts are in; the tag that was asked for where there are texts in it, so that dates are written as there. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly texts: Texts;
}

/** The texts for a language tag such as `de-CH`; English ones where there are none. */
export function spoken(tag: string): Spoken {
  const main = tag.toLowerCase().split('-')[0]!;
  const texts = Object.hasOwn(LANGUAGES, main) ? LANGUAGES[main] : undefined;
  return { language: texts === undefined ? 'en' : tag, direction: RIGHT_TO_LEFT.has(main) ? 'rtl' : 'ltr', texts: texts ?? ENGLISH };
}

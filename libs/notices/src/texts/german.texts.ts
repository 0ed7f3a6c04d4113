import type { NoticeTexts } from './texts';

const on = (statement: string | null) => (statement === null ? 'einer Aussage' : statement);
const day = (iso: string) => new Date(iso).toLocaleString('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC';
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const REASONS: Readonly<Record<string, string>> = {
  AT_RISK_BY_NOTES: 'zwei Ihrer letzten Anmerkungen gelten als nicht hilfreich',
  EARNED_OUT_THREE_OF_FIVE: 'drei Ihrer letzten fünf Anmerkungen gelten als nicht hilfreich',
  EARNED_OUT_SINGLE_TRIGGER: 'mehr Ihrer Anmerkungen gelten als nicht hilfreich als hilfreich',
};
const because = (reason: string) => (REASONS[reason] === undefined ? '' : ` Der Grund: ${REASONS[reason]}.`);

const CLAIMS: Readonly<Record<string, string>> = { email: 'Ihre E-Mail-Adresse', phone: 'Ihre Telefonnummer', personhood: 'Ihren Nachweis, eine einzige Person zu sein,' };

const FINDINGS: Readonly<Record<string, string>> = {
  upheld: 'Die Jury hat die Anmerkung bestätigt; sie bleibt, wie sie ist.',
  amended: 'Die Jury hat befunden, dass die Anmerkung berichtigt werden muss.',
  retracted: 'Die Jury hat befunden, dass die Anmerkung nicht haltbar ist; sie wird nicht mehr gezeigt.',
};

export const GERMAN_NOTICES: NoticeTexts = {
  notices: {
    NOTE_SHOWN_ON_YOUR_STATEMENT: ({ statement }) => ({ title: 'An Ihrer Aussage steht jetzt eine Anmerkung', text: `Menschen verschiedener Standpunkte finden eine Anmerkung zu ${on(statement)} hilfreich. Sie ist neben Ihrer Aussage zu lesen. Sie können eine weitere Prüfung verlangen.` }),
    NOTE_WITHDRAWN_FROM_YOUR_STATEMENT: ({ statement }) => ({ title: 'Eine Anmerkung an Ihrer Aussage wird nicht mehr gezeigt', text: `Eine Anmerkung zu ${on(statement)} hat ihren Status verloren und ist nicht mehr zu sehen.` }),
    NOTE_SHOWN: ({ statement }) => ({ title: 'Zu einer Aussage, der Sie folgen, gibt es eine Anmerkung', text: `Menschen verschiedener Standpunkte finden eine Anmerkung zu ${on(statement)} hilfreich.` }),
    NOTE_WITHDRAWN: ({ statement }) => ({ title: 'Eine Anmerkung, von der Sie wissen, wird nicht mehr gezeigt', text: `Die Anmerkung zu ${on(statement)} hat ihren Status verloren: Menschen verschiedener Standpunkte sind sich nicht mehr einig, dass sie hilft.` }),
    YOUR_NOTE_HELPFUL: ({ statement }) => ({ title: 'Ihre Anmerkung gilt als hilfreich', text: `Menschen verschiedener Standpunkte finden Ihre Anmerkung zu ${on(statement)} hilfreich; sie wird gezeigt.` }),
    YOUR_NOTE_NOT_HELPFUL: ({ statement }) => ({ title: 'Ihre Anmerkung gilt als nicht hilfreich', text: `Menschen verschiedener Standpunkte finden Ihre Anmerkung zu ${on(statement)} nicht hilfreich; sie wird nicht gezeigt.` }),
    YOUR_NOTE_LOST_STATUS: ({ statement }) => ({ title: 'Ihre Anmerkung braucht wieder Bewertungen', text: `Ihre Anmerkung zu ${on(statement)} hat ihren Status verloren und braucht weitere Bewertungen.` }),
    RATINGS_SUMMARY: (_, { agreed, disagreed, days }) => ({
      title: 'Was aus Ihren Bewertungen wurde',
      text: `In den letzten ${days} Tagen wurde über ${count(agreed + disagreed, 'Anmerkung', 'Anmerkungen')} entschieden, die Sie bewertet hatten: ${agreed} wie von Ihnen bewertet, ${disagreed} anders.`,
    }),
    RATING_REQUESTED: ({ statement }) => ({ title: 'Ihre Bewertung wird gebraucht', text: `Eine Anmerkung zu ${on(statement)} braucht eine Bewertung, die Sie geben können.` }),
    WRITING_UNLOCKED: () => ({ title: 'Sie können Anmerkungen schreiben', text: 'Mit Ihren Bewertungen haben Sie sich das Schreiben verdient.' }),
    WRITING_AT_RISK: (_, { reason }) => ({ title: 'Ihr Schreibrecht ist gefährdet', text: `Noch eine Anmerkung, die als nicht hilfreich gilt, sperrt Ihnen das Schreiben.${because(reason)}` }),
    WRITING_LOCKED: (_, { reason }) => ({ title: 'Sie können vorerst keine Anmerkungen schreiben', text: `Das Schreiben ist gesperrt, bis Sie es sich mit Bewertungen wieder verdient haben.${because(reason)}` }),
    ADMITTED: () => ({ title: 'Willkommen: Sie sind aufgenommen', text: 'Sie sind von der Warteliste an der Reihe. Wählen Sie einen Namen und machen Sie mit.' }),
    CLAIM_LOST: (_, { what }) => ({ title: 'Jemand anderes hat bestätigt, was Sie bestätigt hatten', text: `Ein anderes Konto hat ${CLAIMS[what] ?? 'es'} später als Sie bestätigt und gilt hier nun als Inhaber. Wo diese Gemeinschaft es verlangt, können Sie erst mit einer anderen Bestätigung wieder mitmachen.` }),
    REMOVED: (_, { reason }) => ({ title: 'Sie wurden aus dieser Gemeinschaft ausgeschlossen', text: `Sie können lesen, aber nicht mehr mitmachen.${reason === '' ? '' : ` Der angegebene Grund: ${reason}.`}` }),
    REMOVAL_UPHELD: () => ({ title: 'Über Ihren Einspruch ist entschieden: der Ausschluss bleibt', text: 'Jemand anderes aus der Moderation hat Ihren Ausschluss geprüft und bestätigt. Die Antwort auf Ihren Einspruch sagt, warum.' }),
    REINSTATED: () => ({ title: 'Sie sind wieder Teil dieser Gemeinschaft', text: 'Ihr Ausschluss wurde zurückgenommen: Sie können wieder mitmachen.' }),
    APPEAL_MADE: () => ({ title: 'Ein Einspruch wartet auf eine Entscheidung', text: 'Jemand erhebt Einspruch gegen einen Ausschluss oder eine Sperre. Entscheiden darf, wer aus der Moderation nicht daran beteiligt war.' }),
    APPEAL_DECIDED: (_, { lifted }) => ({
      title: 'Über Ihren Einspruch ist entschieden',
      text: lifted ? 'Ihre Schreibsperre ist aufgehoben: Sie können wieder Anmerkungen schreiben.' : 'Das Schreiben bleibt gesperrt; die Entscheidung sagt, warum. Mit Bewertungen können Sie es sich weiterhin verdienen.',
    }),
    NOTE_RELISTED: ({ statement }, { until }) => ({ title: 'Ihre Anmerkung wird noch einmal angesehen', text: `Ihre Anmerkung zu ${on(statement)} steht bis ${day(until)} zur weiteren Bewertung. Sonst ändert sich nichts.` }),
    DISPUTE_OPENED: ({ statement }) => ({ title: 'Ihre Anmerkung ist angefochten', text: `Jemand ficht einen Satz Ihrer Anmerkung zu ${on(statement)} an und legt Belege vor. Eine ausgeloste Jury entscheidet.` }),
    DISPUTE_DECIDED: ({ statement }, { finding, role }) => ({
      title: role === 'author' ? 'Über Ihre angefochtene Anmerkung ist entschieden' : 'Über die Anmerkung, die Sie angefochten haben, ist entschieden',
      text: `Es ging um eine Anmerkung zu ${on(statement)}. ${FINDINGS[finding] ?? 'Befund und Begründung sind öffentlich.'}`,
    }),
    JURY_DUTY: ({ statement }, { until }) => ({ title: 'Sie wurden in eine Jury gelost', text: `Eine Anmerkung zu ${on(statement)} ist angefochten, und das Los hat Sie bestimmt, über sie zu urteilen. Bitte antworten Sie vor ${day(until)}.` }),
    REQUEST_MET: ({ statement }) => ({ title: 'Die erbetene Anmerkung ist da', text: `Eine Anmerkung zu ${on(statement)}, um die Sie gebeten hatten, gilt als hilfreich.` }),
    REQUEST_UNFOUNDED: ({ statement }) => ({ title: 'Ihre Bitte wurde als unbegründet bezeichnet', text: `Jemand, der Anmerkungen schreibt, findet, dass es zu ${on(statement)} keine braucht. Das zählt bei Ihrer nächsten Bitte.` }),
    SUGGESTION_MADE: ({ statement }) => ({ title: 'Jemand schlägt eine bessere Fassung vor', text: `Zu Ihrer Anmerkung zu ${on(statement)} gibt es einen Vorschlag.` }),
    SUGGESTION_ANSWERED: ({ statement }, { incorporated }) => ({
      title: incorporated ? 'Ihr Vorschlag wurde übernommen' : 'Ihr Vorschlag wurde nicht übernommen',
      text: incorporated ? `Die Anmerkung zu ${on(statement)} enthält jetzt, was Sie vorgeschlagen haben, und nennt Sie.` : `Die Anmerkung zu ${on(statement)} bleibt ohne ihn; die Antwort sagt, warum.`,
    }),
    NOTE_REVISED: ({ statement }) => ({ title: 'Eine von Ihnen bewertete Anmerkung hat eine neue Fassung', text: `Die Anmerkung zu ${on(statement)} wurde neu gefasst, ihre Bewertung beginnt von vorn. Sehen Sie, was sich geändert hat, und bewerten Sie sie oder behalten Sie Ihre Bewertung.` }),
    YOUR_NOTE_SPREADS: ({ statement }) => ({ title: 'Ihre Anmerkung ist auch an anderen Stellen zu sehen', text: `Ihre Anmerkung zu ${on(statement)} wird auch dort gezeigt, wo dasselbe Bild, Video oder derselbe Link steht.` }),
    PROGRAM_ADMITTED: () => ({ title: 'Ihr Programm darf Anmerkungen schreiben', text: 'Seine Probeanmerkungen haben bestanden, es ist aufgenommen.' }),
    PROGRAM_REFUSED: () => ({ title: 'Ihr Programm darf keine Anmerkungen mehr schreiben', text: 'Seine Anmerkungen galten zu oft als nicht hilfreich. Es kann sich das Recht wieder verdienen.' }),
  },
  mail: {
    digestSubject: (n) => `${count(n, 'Nachricht', 'Nachrichten')} für Sie`,
    digestIntro: (n, weekly) => `${weekly ? 'Die letzte Woche' : 'Der letzte Tag'}, ${count(n, 'Nachricht', 'Nachrichten')}:`,
    noteSays: 'In der Anmerkung steht:',
    readNote: 'Anmerkung lesen',
    readStatement: 'Aussage ansehen',
    unsubscribe: 'Abbestellen',
    footer: 'Sie bekommen das, weil Sie diese Adresse bestätigt haben. Was Sie wie oft erfahren, steht in Ihren Einstellungen.',
    confirmSubject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    confirmText: (hours) => `Jemand, vermutlich Sie, möchte Nachrichten an diese Adresse. Öffnen Sie zur Bestätigung innerhalb von ${hours} Stunden diesen Link. Waren Sie es nicht, tun Sie nichts: Sie bekommen keine weitere Mail.`,
    confirmButton: 'Adresse bestätigen',
  },
  pages: {
    confirmTitle: 'Adresse bestätigen',
    confirmText: (address) => `Nachrichten sollen an ${address} gehen.`,
    confirmed: 'Ihre Adresse ist bestätigt.',
    unsubscribeTitle: 'Abbestellen',
    unsubscribeText: 'Sie bekommen keine Nachrichten mehr per E-Mail.',
    unsubscribeAll: 'Keine E-Mail mehr',
    unsubscribeKind: (kind) => `Nur von dieser Art keine E-Mail mehr: ${kind}`,
    unsubscribed: 'Erledigt. Davon bekommen Sie nichts mehr per E-Mail.',
    invalidLink: 'Dieser Link gilt nicht mehr. Fordern Sie in den Einstellungen einen neuen an.',
  },
};

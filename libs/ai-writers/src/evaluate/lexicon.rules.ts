export const LEXICON_LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/** Kinds of words; what each weighs is said where they are counted. */
export type WordKind = 'stance' | 'judgement' | 'doubt' | 'demand' | 'evidence' | 'correction' | 'insult' | 'contempt' | 'threat' | 'profanity' | 'address';

/**
 * Words and turns of phrase of four languages, as parts of regular expressions: `\w*` stands for any ending. All languages
 * are looked for in every text, because a note often quotes another language and a guess at the language may be wrong;
 * words that mean something harmless in another of the four are therefore left out.
 *
 * - stance: the writer speaks of a view · judgement: praise or blame, not a fact · doubt: a guess · demand: what should be
 * - evidence: where something is known from · correction: how a fact is put right
 * - insult: calls somebody names · contempt: denies people that they are people · threat · profanity · address: speaks to a reader
 */
export const LEXICON: Readonly<Record<WordKind, Readonly<Record<LexiconLanguage, readonly string[]>>>> = {
  stance: {
    en: ['i (?:really |just |still |honestly )?(?:think|believe|feel|guess|hate|love|doubt|suspect)', 'in my (?:opinion|view|book)', 'imho', 'if you ask me', 'my (?:take|guess|feeling)', 'we all know', 'everyone knows', 'everybody knows', 'as everyone can see', 'let\'s be honest', 'to be honest', 'frankly', 'obviously', 'of course', 'needless to say', 'no doubt', 'the truth is', 'sorry,? but', 'nobody (?:believes|cares|wants)'],
    de: ['ich (?:finde|glaube|denke|meine|vermute)', 'meiner (?:meinung|ansicht) nach', 'meines erachtens', 'für mich (?:ist|sind|klingt)', 'wie (?:jeder|jeder weiß|wir alle)', 'jeder weiß', 'wir alle wissen', 'ehrlich gesagt', 'offensichtlich', 'natürlich', 'selbstverständlich', 'ganz klar', 'die wahrheit ist', 'niemand (?:glaubt|will|braucht)'],
    es: ['(?:yo )?(?:creo|pienso|opino|considero) que', 'en mi opinión', 'a mi (?:juicio|parecer|modo de ver)', 'me parece', 'todo el mundo sabe', 'todos sabemos', 'seamos (?:sinceros|honestos)', 'obviamente', 'por supuesto', 'está claro que', 'la verdad es que', 'nadie (?:cree|quiere|necesita)'],
    fr: ['je (?:pense|crois|trouve|doute)', 'à mon (?:avis|sens)', 'selon moi', 'pour moi,?', 'tout le monde sait', 'on sait tous', 'nous savons tous', 'soyons (?:honnêtes|sérieux)', 'franchement', 'évidemment', 'bien sûr', 'il est clair que', 'la vérité est que', 'personne ne (?:croit|veut)'],
  },
  judgement: {
    en: ['disgust\\w*', 'disgrac\\w*', 'shameful\\w*', 'shameless\\w*', 'ridiculous\\w*', 'absurd\\w*', 'pathetic\\w*', 'outrageous\\w*', 'horribl\\w*', 'terribl\\w*', 'awful\\w*', 'evil', 'stupid\\w*', 'laughable', 'nonsense', 'rubbish', 'garbage', 'propaganda', 'lunacy', 'insane', 'beautiful\\w*', 'wonderful\\w*', 'brilliant\\w*', 'amazing\\w*', 'greatest', 'worst', 'unfair\\w*', 'corrupt', 'dishonest\\w*', 'hypocri\\w*', 'boring', 'cowardly', 'overrated', 'despicable', 'biased', 'woke', 'fearmongering'],
    de: ['widerlich\\w*', 'schändlich\\w*', 'schamlos\\w*', 'lächerlich\\w*', 'absurd\\w*', 'erbärmlich\\w*', 'peinlich\\w*', 'skandalös\\w*', 'schrecklich\\w*', 'furchtbar\\w*', 'unerträglich\\w*', 'unverschämt\\w*', 'unfassbar\\w*', 'dumm\\w*', 'blödsinn', 'quatsch', 'unsinn', 'schwachsinn', 'großartig\\w*', 'wunderbar\\w*', 'genial\\w*', 'ungerecht\\w*', 'korrupt\\w*', 'verlogen\\w*', 'heuchle\\w*', 'langweilig\\w*', 'hetze', 'schlimmste\\w*', 'katastrophal\\w*', 'eine schande'],
    es: ['vergonzos\\w*', 'vergüenza', 'asqueros\\w*', 'ridícul\\w*', 'absurd\\w*', 'patétic\\w*', 'indignante\\w*', 'horribl\\w*', 'terribl\\w*', 'pésim\\w*', 'estúpid\\w*', 'tonterías?', 'disparate\\w*', 'basura', 'maravillos\\w*', 'genial\\w*', 'injust[oa]s?', 'corrupt[oa]s?', 'hipócrita\\w*', 'deshonest\\w*', 'aburrid\\w*', 'cobarde\\w*', 'lamentable\\w*', 'escandalos\\w*', 'el peor', 'la peor', 'los peores'],
    fr: ['honteu\\w*', 'honte', 'dégueulasse\\w*', 'dégoûtant\\w*', 'ridicule\\w*', 'absurde\\w*', 'pathétique\\w*', 'scandaleu\\w*', 'horribl\\w*', 'affreu\\w*', 'lamentable\\w*', 'stupide\\w*', 'bêtises?', 'n\'importe quoi', 'foutaises?', 'magnifique\\w*', 'génial\\w*', 'formidable\\w*', 'injuste\\w*', 'corrompu\\w*', 'hypocrit\\w*', 'malhonnête\\w*', 'ennuyeu\\w*', 'lâche\\w*', 'inadmissible\\w*', 'le pire', 'la pire', 'les pires'],
  },
  doubt: {
    en: ['probably', 'perhaps', 'maybe', 'presumably', 'seems? (?:to|like|that)', 'must have', 'could be', 'might be', 'may well', 'i suppose', 'who knows', 'sounds like', 'looks like', 'smells like', 'sooner or later', 'will never', 'is going to be'],
    de: ['wahrscheinlich', 'vielleicht', 'vermutlich', 'womöglich', 'anscheinend', 'scheint', 'wohl', 'könnte sein', 'wer weiß', 'klingt nach', 'riecht nach', 'früher oder später', 'wird nie'],
    es: ['probablemente', 'quizás?', 'tal vez', 'seguramente', 'supongo', 'parece que', 'a lo mejor', 'podría ser', 'quién sabe', 'suena a', 'huele a', 'tarde o temprano', 'nunca va a'],
    fr: ['probablement', 'peut-être', 'sans doute', 'vraisemblablement', 'il semble', 'on dirait', 'qui sait', 'ça sent', 'j\'imagine', 'pourrait bien', 'tôt ou tard', 'ne sera jamais'],
  },
  demand: {
    en: ['should', 'ought to', 'needs? to', 'have got to', 'must stop', 'wake up', 'shame on', 'enough is enough', 'how dare', 'please stop', 'don\'t (?:trust|believe|fall for)', 'time to', 'deserves?'],
    de: ['sollte\\w*', 'müsste\\w*', 'gehört verboten', 'wacht auf', 'schämt euch', 'schande über', 'es reicht', 'glaubt (?:das|ihm|ihr|denen) nicht', 'hört auf', 'höchste zeit', 'verdient (?:es|keine?n?)'],
    es: ['deberían?', 'debería(?:n|mos)?', 'hay que', 'tiene que', 'tienen que', 'ya basta', 'despierten', 'qué vergüenza', 'no (?:crean|se crean|se fíen)', 'dejen de', 'es hora de', 'merecen?'],
    fr: ['devrai\\w+', 'il faut', 'il faudrait', 'ça suffit', 'réveillez-vous', 'honte à', 'ne croyez pas', 'arrêtez de', 'il est temps', 'mérite\\w*'],
  },
  evidence: {
    en: ['according to', 'report(?:s|ed|ing)?', 'confirm(?:s|ed)', 'stud(?:y|ies)', 'data', 'statistics?', 'figures?', 'records?', 'official\\w*', 'publish(?:ed|es)', 'survey\\w*', 'census', 'archive\\w*', 'documents?', 'transcript', 'press release', 'fact-check\\w*', 'measured', 'stated', 'announced', 'ministry', 'agency', 'court', 'law', 'article', 'source'],
    de: ['laut', 'zufolge', 'bericht\\w*', 'bestätigt\\w*', 'studie\\w*', 'daten', 'statistik\\w*', 'zahlen', 'amtlich\\w*', 'offiziell\\w*', 'veröffentlicht\\w*', 'umfrage\\w*', 'archiv\\w*', 'dokument\\w*', 'protokoll\\w*', 'pressemitteilung', 'faktencheck\\w*', 'gemessen', 'erklärte', 'ministerium\\w*', 'behörde\\w*', 'gericht\\w*', 'gesetz\\w*', 'urteil\\w*', 'bundesamt\\w*', 'quelle\\w*'],
    es: ['según', 'de acuerdo con', 'informe\\w*', 'inform(?:a|ó|aron)', 'confirm(?:a|ó|an|aron)', 'estudios?', 'datos', 'estadística\\w*', 'cifras?', 'registros?', 'oficial\\w*', 'publicad\\w*', 'publicó', 'encuesta\\w*', 'archivo\\w*', 'documentos?', 'comunicado', 'verificación', 'declaró', 'ministerio', 'agencia', 'tribunal', 'ley', 'artículo', 'instituto', 'fuente'],
    fr: ['selon (?!moi)', 'd\'après', 'rapports?', 'confirm(?:e|é|ée|ent)', 'études?', 'données', 'statistiques?', 'chiffres?', 'registres?', 'officiel\\w*', 'publié\\w*', 'sondage\\w*', 'archive\\w*', 'documents?', 'communiqué', 'vérification', 'déclaré', 'ministère', 'agence', 'tribunal', 'loi', 'article', 'institut', 'mesuré\\w*', 'source'],
  },
  correction: {
    en: ['(?:was|were|is|are) (?:taken|filmed|recorded|edited|cropped|altered|generated)', '(?:photo|image|video|clip|picture|screenshot|quote|headline) (?:is|was|shows|dates|comes)', 'not (?:in|from|by|of|on)', 'did not', 'does not', 'do not', 'was not', 'were not', 'has not', 'actually from', 'no evidence', 'no record', 'in fact', 'in context', 'out of context', 'outdated', 'the original', 'rather than', 'instead of', 'contrary to', 'refers? to', 'includes?', 'excludes?', 'the full (?:video|quote|speech|interview)', 'satir\\w+', 'took place', 'has been'],
    de: ['(?:foto|bild|video|aufnahme|zitat|grafik|überschrift) (?:ist|zeigt|stammt|wurde)', 'stammt (?:aus|von)', 'aufgenommen', 'bearbeitet', 'wurde nicht', 'hat nicht', 'ist nicht', 'war nicht', 'sind nicht', 'nicht aus', 'nicht von', 'kein beleg', 'keine belege', 'tatsächlich', 'aus dem zusammenhang', 'veraltet', 'im original', 'bezieht sich', 'enthält', 'fand .{0,30} statt', 'satire\\w*', 'betrug', 'anders als', 'gilt seit', 'vollständige\\w*'],
    es: ['(?:foto|imagen|vídeo|video|cita|captura|gráfico|titular) (?:es|muestra|fue|procede|corresponde)', 'fue (?:tomad|grabad|editad|modificad|generad)\\w+', 'no (?:es|fue|son|fueron|ha|han|hay|existe|dijo|incluye)', 'en realidad', 'fuera de contexto', 'desactualizad\\w*', 'original', 'se refiere', 'incluye', 'excluye', 'corresponde a', 'tuvo lugar', 'satír\\w+', 'a diferencia de', 'en lugar de', 'completa', 'sin pruebas', 'no hay registro'],
    fr: ['(?:photo|image|vidéo|citation|capture|graphique|titre) (?:est|montre|date|provient|a été)', 'a été (?:prise|filmée|modifiée|tournée|retouchée|générée)\\w*', 'n\'(?:est|a|était|ont|existe)', 'ne (?:sont|montre|concerne|porte|dit|comprend)', 'en réalité', 'en fait', 'sorti\\w* de son contexte', 'hors contexte', 'obsolète\\w*', 'originale?', 'fait référence', 'comprend', 'inclut', 's\'élevait', 'a eu lieu', 'satir\\w+', 'contrairement à', 'au lieu de', 'aucune preuve', 'intégrale?', 'en vigueur'],
  },
  insult: {
    en: ['idiots?', 'morons?', 'imbeciles?', 'losers?', 'clowns?', 'scumbags?', 'bastards?', 'assholes?', 'dumbass\\w*', 'retard\\w*', 'cretins?', 'crooks?', 'liars?', 'traitors?', 'bootlickers?', 'snowflakes?', 'libtards?', 'nutjobs?', 'psychos?', 'whores?', 'sluts?', 'brain-?dead', 'fools?', 'shills?', 'sheeple', 'crybab(?:y|ies)', 'degenerates?'],
    de: ['idiot\\w*', 'trottel\\w*', 'vollidiot\\w*', 'spinner\\w*', 'depp\\w*', 'arschl[oö]ch\\w*', 'arschgesicht\\w*', 'mistkerl\\w*', 'schwachkopf\\w*', 'schwachköpfe', 'dummkopf\\w*', 'dummköpfe', 'lügner\\w*', 'verräter\\w*', 'volksverräter\\w*', 'heuchler\\w*', 'versager\\w*', 'clowns?', 'schlampe\\w*', 'hure\\w*', 'wichser\\w*', 'hirntot\\w*', 'hirnlos\\w*', 'drecksack\\w*', 'schlafschafe?', 'spasti\\w*', 'penner'],
    es: ['idiotas?', 'imbécil(?:es)?', 'estúpidos', 'estúpidas', 'payas[oa]s?', 'cabr(?:ón|ones)', 'gilipollas', 'pendej[oa]s?', 'mentiros[oa]s?', 'traidor\\w*', 'perdedor\\w*', 'put[oa]s?', 'zorras?', 'retrasad[oa]s?', 'subnormal\\w*', 'canallas?', 'desgraciad[oa]s?', 'sinvergüenzas?', 'borregos', 'malnacid[oa]s?', 'vendid[oa]s?', 'bobos?'],
    fr: ['idiots?', 'imbéciles?', 'crétins?', 'abrutis?', 'conn(?:ard|asse)s?', 'salauds?', 'salopes?', 'ordures?', 'menteurs?', 'menteuses?', 'traîtres?', 'bouffons?', 'clowns?', 'débiles?', 'enfoirés?', 'putes?', 'minables?', 'tarés?', 'demeurés?', 'moutons', 'lâches', 'vendus?', 'pauvre type'],
  },
  contempt: {
    en: ['vermin', 'cockroach\\w*', 'subhuman\\w*', 'parasites?', 'human (?:trash|garbage|filth)', 'filthy (?:animals?|people|rats?|immigrants?)', 'savages', 'scum', 'not (?:even )?human', 'go back to (?:your|where you)', 'a plague on', 'should be (?:locked up|wiped out|exterminated|deported|put down)', 'animals,? all of them'],
    de: ['ungeziefer', 'untermensch\\w*', 'parasit\\w*', 'abschaum', 'gesindel', 'pack,? (?:alle|das)', 'dreckspack', 'kakerlak\\w*', 'keine menschen', 'geht (?:doch )?zurück (?:in|nach|dahin)', 'gehören (?:alle )?(?:weggesperrt|abgeschoben|vernichtet|ausgerottet|aufgehängt)', 'viehzeug', 'menschlicher (?:müll|abfall)'],
    es: ['cucarachas?', 'subhuman\\w*', 'parásit[oa]s', 'escoria', 'alimañas?', 'no son (?:personas|humanos)', 'que se larguen', 'vuelvan a su (?:país|tierra)', 'habría que (?:encerrarlos|eliminarlos|echarlos|exterminarlos|fusilarlos)', 'basura humana', 'sabandijas?', 'gentuza'],
    fr: ['vermine', 'cafards?', 'sous-hommes?', 'parasites', 'racaille', 'déchets? (?:humains?|de l\'humanité)', 'pas des (?:humains|êtres humains)', 'retourne(?:z)? (?:dans|chez)', 'il faut (?:les|tous les) (?:enfermer|éliminer|expulser|exterminer|pendre)', 'rebuts?', 'nuisibles', 'sauvages'],
  },
  threat: {
    en: ['kill yourself', 'kys', 'you (?:will|\'ll|are going to) (?:pay|regret|suffer|die)', 'i (?:will|\'ll|am going to) (?:find|kill|hurt|get) (?:you|him|her|them)', 'we (?:will|know where) (?:find you|you live)', 'watch your back', 'hope (?:you|he|she|they) (?:die|dies|rot|rots|suffer|suffers)', 'deserves? to (?:die|be (?:shot|hanged|beaten))', 'someone (?:should|needs to) (?:shoot|beat|hang|punch|shut) (?:you|him|her|them)', 'hang (?:him|her|them)', 'burn in hell', 'rot in hell', 'go die', 'bullet'],
    de: ['bring dich um', 'bringt euch um', '(?:du|ihr) (?:wirst|werdet) (?:das |es )?(?:büßen|bereuen|bezahlen|sterben)', 'ich (?:finde|kriege|bringe) (?:dich|euch)', 'wir wissen,? wo (?:du|ihr) wohn\\w+', 'pass auf dich auf', 'verreck\\w*', 'hoffentlich (?:stirbt|sterben|verreckt|krepiert) \\w+', 'gehör(?:t|en) (?:erschossen|aufgehängt|verprügelt|an die wand)', 'fahr zur hölle', 'an den galgen', 'aufs maul', 'krepier\\w*'],
    es: ['mátate', 'muérete', 'ojalá (?:te|se|os) (?:mueras?|mueran|muráis|pudra\\w*)', '(?:lo )?(?:vas|van) a (?:pagar|lamentar|morir)', 'te voy a (?:matar|encontrar|romper)', 'sabemos dónde vives', 'merecen? (?:morir|una paliza|la horca|un tiro)', 'púdrete', 'al paredón', 'cuídate las espaldas', 'hay que (?:matarlos|colgarlos|lincharlos)', 'un tiro'],
    fr: ['(?:va|allez) (?:te |vous )?(?:crever|mourir|pendre)', 'crève', 'tu vas (?:le )?(?:payer|regretter|mourir|souffrir)', 'vous allez (?:le )?(?:payer|regretter|souffrir)', 'je vais (?:te|vous|le|la|les) (?:tuer|trouver|retrouver|frapper)', 'on sait où (?:tu habites|vous habitez)', 'j\'espère qu(?:e tu|\'il|\'elle|\'ils) (?:vas |va |vont )?(?:crèv\\w+|crever|meur\\w+|mourir)', 'mérite\\w* (?:de mourir|une balle|la corde|une raclée)', 'au poteau', 'brûle en enfer', 'une balle'],
  },
  profanity: {
    en: ['fuck\\w*', 'shit\\w*', 'bullshit', 'goddamn', 'crap', 'bitch\\w*', 'piss\\w*', 'wtf', 'stfu', 'shut (?:the \\w+ )?up', 'screw (?:you|them|him|her)', 'suck(?:s|ers?)?', 'dumb'],
    de: ['scheiß\\w*', 'scheiss\\w*', 'verdammt\\w*', 'verpiss\\w*', 'fick\\w*', 'halt(?:et)? (?:die|deine|eure) (?:fresse|klappe|schnauze)', 'zum kotzen', 'kackt?\\w*', 'dreck(?:s\\w*)?', 'leckt? mich', 'dämlich\\w*', 'bescheuert\\w*'],
    es: ['mierda\\w*', 'joder', 'jodid[oa]s?', 'coño', 'hostia', 'carajo', 'cállate', 'cállense', 'vete a la', 'váyanse a la', 'chinga\\w*', 'culos?', 'puñetera?s?', 'asco de', 'maldit[oa]s?'],
    fr: ['merde\\w*', 'putain', 'bordel', 'foutez?', 'va te faire', 'allez vous faire', 'ta gueule', 'fermez?-la', 'vos gueules', 'chier', 'chiant\\w*', 'casse-toi', 'cassez-vous', 'à vomir', 'dégage\\w*', 'emmerd\\w*'],
  },
  address: {
    en: ['you', 'your', 'you\'re', 'u r', 'ur'],
    de: ['du', 'dich', 'dir', 'ihr', 'euch', 'eure?\\w*', 'deine?\\w*'],
    es: ['tú', 'eres', 'sois', 'vosotros', 'ustedes', 'vuestr[oa]s?', 'tus?'],
    fr: ['tu', 'toi', 'vous', 'votre', 'vos', 'tes', 'ton'],
  },
};

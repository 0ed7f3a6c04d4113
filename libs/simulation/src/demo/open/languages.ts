import { note, posted, topic } from '../content';

/** What a community reads in other languages, one of them written from right to left. */
export const OPEN_LANGUAGES = topic('in other languages', [
  posted('https://news.example/de/brunnen', 'In Mühlbach darf niemand mehr aus dem Brunnen trinken.', [
    note(0.82, 0, 'error', 'Gesperrt war der Brunnen vom 3. bis 6. Oktober, weil eine Leitung erneuert wurde. Laut Messung vom 7. Oktober ist das Wasser in Ordnung. https://muehlbach.example.org/wasser/messwerte'),
    note(-0.5, 0, 'other', 'Früher war sowieso alles besser.'),
  ], 'de'),
  posted('https://news.example/de/fahrradbruecke', 'Die neue Fahrradbrücke in Ostfeld hat 40 Millionen gekostet.', [
    note(0.84, 0.02, 'error', 'Die Abrechnung nennt 11,6 Millionen für die Brücke. Die 40 Millionen sind das Programm für alle Radwege bis 2030. https://ostfeld.example.org/haushalt/bruecke'),
    note(0.2, -0.65, 'context', 'Egal wie viel, für Autofahrer gibt es nie Geld. https://ostfeld-zuerst.example.net/bruecke'),
  ], 'de'),
  posted('https://social.example/posts/108020', 'Murmeltiere schlafen das ganze Jahr.', [
    note(0.8, 0, 'error', 'Sie schlafen sechs bis sieben Monate, etwa von Oktober bis April. Im Sommer fressen sie sich die Hälfte ihres Gewichts an. https://bergtiere.example.org/murmeltier'),
    note(0.15, 0, 'unverified', 'Glaube ich nicht.'),
  ], 'de'),
  posted('https://news.example/ar/jisr', 'الجسر الجديد في المدينة مغلق حتى نهاية العام.', [
    note(0.83, 0, 'error', 'أُغلق الجسر يومي 4 و5 تشرين الأول فقط لاختبار الحمولة، وهو مفتوح منذ السادس منه بحسب إعلان البلدية. https://baladiya.example.org/ar/jisr/2026'),
    note(-0.5, 0, 'other', 'لا يهمني هذا الجسر.'),
  ], 'ar'),
  posted('https://news.example/ar/maktaba', 'المكتبة العامة لم تعد تعير الكتب للأطفال.', [
    note(0.81, 0, 'error', 'تعير المكتبة الأطفال من سن السادسة حتى خمسة كتب لمدة 21 يوما، كما في لائحة الإعارة المنشورة في أيلول. https://maktaba.example.org/ar/laiha'),
  ], 'ar'),
  posted('https://news.example/fr/marche', 'Le marché du samedi disparaît en novembre.', [
    note(0.81, 0, 'error', 'Il change de place : du 7 au 28 novembre il se tient sur la place de la Gare, pendant les travaux. Les 42 stands sont confirmés. https://marche.example.org/novembre'),
    note(-0.5, 0, 'other', 'De toute façon il pleut toujours.'),
  ], 'fr'),
  posted('https://social.example/posts/109467', 'El nuevo tranvía de la costa ya perdió todos sus viajeros.', [
    note(0.82, 0.03, 'error', 'El informe del tercer trimestre cuenta 18 400 viajeros al día, un 6 % más que hace un año. Bajó una sola línea, la 3, por obras. https://tranvia.example.org/informes/trimestre-3'),
    note(0.1, -0.55, 'other', 'Nadie lo necesita, hay coches. https://conductores.example.net/tranvia'),
  ], 'es'),
]);

/** English, French, Arabic. */
export type Texts = readonly [english: string, french: string, arabic: string];

type QuestionTexts = { readonly label: Texts; readonly hint?: Texts; readonly outside?: Texts };

const questions = {
  practice_notice: {
    label: [
      'Synthetic, for practice; no medical meaning.',
      'Synthétique, pour s’exercer ; sans valeur médicale.',
      'بيانات اصطناعية للتدريب، بلا أي معنى طبي.',
    ],
  },
  site: {
    label: ['Where are you?', 'Où êtes-vous ?', 'أين أنت؟'],
    hint: ['The site of this screening', 'Le site de ce dépistage', 'موقع هذا الفحص'],
  },
  visit_date: {
    label: ['Day of the visit', 'Jour de la visite', 'يوم الزيارة'],
    hint: [
      'Today, or the day on the paper form',
      'Aujourd’hui, ou le jour de la fiche papier',
      'اليوم، أو اليوم المكتوب في الورقة',
    ],
    outside: [
      'The visit cannot be in the future.',
      'La visite ne peut pas être dans le futur.',
      'لا يمكن أن تكون الزيارة في المستقبل.',
    ],
  },
  age_months: {
    label: ['Age (months)', 'Âge (mois)', 'العمر (أشهر)'],
    hint: ['In whole months, 6 to 59', 'En mois entiers, de 6 à 59', 'بالأشهر الكاملة، من 6 إلى 59'],
    outside: ['From 6 to 59 months', 'De 6 à 59 mois', 'من 6 إلى 59 شهرًا'],
  },
  sex: {
    label: ['Sex', 'Sexe', 'الجنس'],
    hint: ['As the caregiver says', 'Selon l’accompagnant', 'كما يقول مقدم الرعاية'],
  },
  weight_kg: {
    label: ['Weight (kg)', 'Poids (kg)', 'الوزن (كغ)'],
    hint: ['Without shoes and heavy clothes', 'Sans chaussures ni vêtements lourds', 'بدون حذاء وملابس ثقيلة'],
    outside: ['From 2 to 30 kg', 'De 2 à 30 kg', 'من 2 إلى 30 كغ'],
  },
  height_cm: {
    label: ['Height or length (cm)', 'Taille debout ou couchée (cm)', 'الطول (سم)'],
    hint: ['Under 24 months lying, then standing', 'Couché avant 24 mois, puis debout', 'مستلقيًا قبل 24 شهرًا ثم واقفًا'],
    outside: ['From 45 to 130 cm', 'De 45 à 130 cm', 'من 45 إلى 130 سم'],
  },
  measured_lying: {
    label: [
      'At ${age_months} months: measure the child lying.',
      'À ${age_months} mois : mesurez l’enfant couché.',
      'في عمر ${age_months} شهرًا: قِس الطفل مستلقيًا.',
    ],
  },
  muac_cm: {
    label: ['Mid-upper arm circumference (cm)', 'Périmètre brachial (cm)', 'محيط منتصف العضد (سم)'],
    hint: ['Left arm, relaxed', 'Bras gauche, relâché', 'الذراع اليسرى مسترخية'],
    outside: ['From 6 to 26 cm', 'De 6 à 26 cm', 'من 6 إلى 26 سم'],
  },
  weight_for_height: {
    label: [
      'Weight for height: z-score ${weight_for_height_z}, by the WHO Child Growth Standards (2006). Synthetic, for practice.',
      'Poids pour la taille : z-score ${weight_for_height_z}, selon les normes OMS de croissance de l’enfant (2006). Synthétique, pour s’exercer.',
      'الوزن مقابل الطول: الدرجة المعيارية ${weight_for_height_z} وفق معايير منظمة الصحة العالمية لنمو الطفل (2006). بيانات اصطناعية للتدريب.',
    ],
  },
  oedema: {
    label: ['Oedema on both feet?', 'Œdème aux deux pieds ?', 'هل توجد وذمة في القدمين؟'],
    hint: [
      'Press for three seconds; a pit stays',
      'Appuyez trois secondes ; une empreinte reste',
      'اضغط ثلاث ثوانٍ؛ يبقى أثر',
    ],
  },
  diarrhoea: {
    label: [
      'Diarrhoea in the last two weeks?',
      'Diarrhée ces deux dernières semaines ?',
      'هل أصيب بالإسهال في الأسبوعين الماضيين؟',
    ],
    hint: [
      'Three or more loose stools in a day',
      'Trois selles liquides ou plus par jour',
      'ثلاث مرات رخوة أو أكثر في اليوم',
    ],
  },
  diarrhoea_days: {
    label: ['For how many days?', 'Depuis combien de jours ?', 'منذ كم يوم؟'],
    outside: ['From 1 to 14 days', 'De 1 à 14 jours', 'من 1 إلى 14 يومًا'],
  },
  photo: { label: ['Photo of the paper form', 'Photo de la fiche papier', 'صورة الورقة'] },
  place: { label: ['Place of the visit', 'Lieu de la visite', 'مكان الزيارة'] },
  summary: {
    label: [
      'Weight for each metre of height: ${weight_per_height} kg',
      'Poids par mètre de taille : ${weight_per_height} kg',
      'الوزن لكل متر من الطول: ${weight_per_height} كغ',
    ],
  },
} as const satisfies Record<string, QuestionTexts>;

/** What the practice form says; the English is that of the catalogue. */
export const PRACTICE_TEXTS: {
  readonly questions: Readonly<Record<keyof typeof questions, QuestionTexts>>;
  readonly groups: Readonly<Record<'child' | 'measurements' | 'signs' | 'photo_and_place', Texts>>;
  readonly choices: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
  /** What a record calls that the form works out. */
  readonly workedOut: Readonly<Record<'age_years' | 'weight_per_height' | 'weight_for_height_z', Texts>>;
  readonly phoneSubject: { readonly label: Texts; readonly hint: Texts };
} = {
  questions,
  groups: {
    child: ['Child', 'Enfant', 'الطفل'],
    measurements: ['Measurements', 'Mesures', 'القياسات'],
    signs: ['Signs', 'Signes', 'العلامات'],
    photo_and_place: ['Photo and place', 'Photo et lieu', 'الصورة والمكان'],
  },
  workedOut: {
    age_years: ['Age in whole years', 'Âge en années entières', 'العمر بالسنوات الكاملة'],
    weight_per_height: ['Weight for each metre (kg)', 'Poids par mètre (kg)', 'الوزن لكل متر (كغ)'],
    weight_for_height_z: [
      'Weight for height, z-score',
      'Poids pour la taille, z-score',
      'الوزن مقابل الطول، درجة معيارية',
    ],
  },
  phoneSubject: {
    label: ['The code on the child’s card', 'Le code sur la carte de l’enfant', 'الرمز المكتوب على بطاقة الطفل'],
    hint: ['Never a name', 'Jamais un nom', 'ليس اسمًا أبدًا'],
  },
  choices: {
    sexes: { female: ['Female', 'Fille', 'أنثى'], male: ['Male', 'Garçon', 'ذكر'] },
    yes_no: { yes: ['Yes', 'Oui', 'نعم'], no: ['No', 'Non', 'لا'] },
  },
};

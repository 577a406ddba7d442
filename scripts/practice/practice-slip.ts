import type { SlipTemplate } from '../../shared/slip.ts';

/**
 * What the practice project prints, in the languages of its form. It names what was measured and what the practice
 * decided; it holds no figure that could be taken for a guideline, and says on every slip that it is for practice.
 */
export const PRACTICE_SLIP = {
  languages: {
    en: {
      title: 'Screening slip',
      notice: 'Synthetic, for practice. This slip has no medical meaning.',
      lines: [
        'Child: {subject}',
        'Day: {day}',
        'Site: {site}, {place}',
        'Age: {age_months} months',
        'Weight: {weight_kg} kg. Height: {height_cm} cm.',
        'Mid-upper arm (MUAC): {muac_cm} cm',
        'Swelling of both feet: {oedema}',
        'Advice: {answer}',
        'Mainly because: {reasons}',
        'Seen by: {person}',
      ],
      answers: {
        yes: 'Take the child to the health centre and show this slip.',
        no: 'No referral today. Come back to the next screening.',
      },
      reasons: {
        muac_cm: 'the arm (MUAC) measures {muac_cm} cm',
        weight_kg: 'the weight is {weight_kg} kg',
        height_cm: 'the height is {height_cm} cm',
        age_months: 'the age is {age_months} months',
        oedema: 'swelling of both feet: {oedema}',
        diarrhoea: 'diarrhoea: {diarrhoea}',
      },
      values: { yes: 'yes', no: 'no' },
    },
    fr: {
      title: 'Fiche de dépistage',
      notice: 'Données fictives, pour s’exercer. Cette fiche n’a aucune valeur médicale.',
      lines: [
        'Enfant : {subject}',
        'Jour : {day}',
        'Site : {site}, {place}',
        'Âge : {age_months} mois',
        'Poids : {weight_kg} kg. Taille : {height_cm} cm.',
        'Périmètre brachial (PB) : {muac_cm} cm',
        'Gonflement des deux pieds : {oedema}',
        'Conseil : {answer}',
        'Surtout parce que : {reasons}',
        'Vu par : {person}',
      ],
      answers: {
        yes: 'Amenez l’enfant au centre de santé et montrez cette fiche.',
        no: 'Pas de référence aujourd’hui. Revenez au prochain dépistage.',
      },
      reasons: {
        muac_cm: 'le périmètre brachial est de {muac_cm} cm',
        weight_kg: 'le poids est de {weight_kg} kg',
        height_cm: 'la taille est de {height_cm} cm',
        age_months: 'l’âge est de {age_months} mois',
        oedema: 'gonflement des deux pieds : {oedema}',
        diarrhoea: 'diarrhée : {diarrhoea}',
      },
      values: { yes: 'oui', no: 'non' },
    },
    ar: {
      title: 'بطاقة الفحص',
      notice: 'بيانات مصطنعة للتدريب. ليس لهذه البطاقة أي معنى طبي.',
      lines: [
        'الطفل: {subject}',
        'اليوم: {day}',
        'الموقع: {site}، {place}',
        'العمر: {age_months} شهرًا',
        'الوزن: {weight_kg} كغ. الطول: {height_cm} سم.',
        'محيط منتصف العضد: {muac_cm} سم',
        'تورم القدمين معًا: {oedema}',
        'النصيحة: {answer}',
        'السبب الرئيسي: {reasons}',
        'فحصه: {person}',
      ],
      answers: {
        yes: 'خذوا الطفل إلى المركز الصحي وأظهروا هذه البطاقة.',
        no: 'لا إحالة اليوم. عودوا في الفحص القادم.',
      },
      reasons: {
        muac_cm: 'محيط منتصف العضد {muac_cm} سم',
        weight_kg: 'الوزن {weight_kg} كغ',
        height_cm: 'الطول {height_cm} سم',
        age_months: 'العمر {age_months} شهرًا',
        oedema: 'تورم القدمين معًا: {oedema}',
        diarrhoea: 'إسهال: {diarrhoea}',
      },
      values: { yes: 'نعم', no: 'لا' },
    },
  },
} as const satisfies SlipTemplate;

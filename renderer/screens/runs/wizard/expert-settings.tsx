import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { algorithmOf, type TrainingAnswers } from '../plan-training.ts';
import { readSettings, type Setting, settingsOf } from './settings.ts';

type ExpertSettingsProps = {
  readonly answers: TrainingAnswers;
  readonly onChange: (change: Partial<TrainingAnswers>) => void;
};

const heldOutShares = ['10', '20', '30', '40'] as const;
const turns = ['1', '3', '5', '10'] as const;
const sights = ['use', 'weigh', 'leaveOut'] as const;

/** Everything that can be set, for those who know it; closed, it changes nothing. */
export function ExpertSettings({ answers, onChange }: ExpertSettingsProps) {
  const { t } = useTranslation();
  const algorithm = algorithmOf(answers);
  const { wrong } = readSettings(algorithm, answers.settings);
  const set = (name: string, text: string) => onChange({ settings: { ...answers.settings, [name]: text } });
  return (
    <details className="card-row runs-expert">
      <summary>
        {t('wizard.allSettings')} <span className="caption">{t('wizard.allSettingsWords')}</span>
      </summary>
      <div className="runs-settings">
        <Select
          label={t('wizard.heldOut')}
          value={String(answers.heldOut) as (typeof heldOutShares)[number]}
          options={heldOutShares.map((value) => ({
            value,
            label: t('runs.heldOut', { share: formatNumber(Number(value)) }),
          }))}
          onChange={(value) => onChange({ heldOut: Number(value) })}
        />
        <Select
          label={t('wizard.turns')}
          value={String(answers.folds) as (typeof turns)[number]}
          options={turns.map((value) => ({ value, label: t('wizard.turnsOf', { count: Number(value) }) }))}
          onChange={(value) => onChange({ folds: Number(value) })}
        />
        <Select
          label={t('wizard.sight')}
          value={answers.shownLabels}
          options={sights.map((value) => ({ value, label: t(`wizard.sightOf.${value}`) }))}
          onChange={(shownLabels) => onChange({ shownLabels })}
        />
        <Select
          label={t('wizard.balance')}
          value={answers.balanced ? 'alike' : 'rows'}
          options={(['rows', 'alike'] as const).map((value) => ({ value, label: t(`wizard.balanceOf.${value}`) }))}
          onChange={(value) => onChange({ balanced: value === 'alike' })}
        />
        <Select
          label={t('wizard.calibrate')}
          value={answers.calibrate ? 'mend' : 'keep'}
          options={(['mend', 'keep'] as const).map((value) => ({ value, label: t(`wizard.calibrateOf.${value}`) }))}
          onChange={(value) => onChange({ calibrate: value === 'mend' })}
        />
        <Field
          label={t('runs.seed')}
          inputMode="numeric"
          value={answers.seed}
          refusal={/^\d{0,9}$/.test(answers.seed) ? undefined : { message: t('wizard.wholeNumber') }}
          onChange={(seed) => onChange({ seed })}
        />
        {(answers.from === null ? settingsOf(algorithm) : []).map((setting) => (
          <SettingField
            key={`${algorithm} ${setting.name}`}
            setting={setting}
            text={answers.settings[setting.name] ?? ''}
            isWrong={wrong.has(setting.name)}
            onText={(text) => set(setting.name, text)}
          />
        ))}
      </div>
    </details>
  );
}

type SettingFieldProps = {
  readonly setting: Setting;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

function SettingField({ setting, text, isWrong, onText }: SettingFieldProps) {
  const { t } = useTranslation();
  const label = t(`runs.parameter.${setting.name}`, { defaultValue: setting.name });
  if (setting.kind === 'choice') {
    const options = setting.options.map((value) => ({ value, label: value }));
    return <Select label={label} value={text === '' ? setting.usual : text} options={options} onChange={onText} />;
  }
  return (
    <Field
      label={label}
      inputMode="decimal"
      placeholder={setting.usual}
      value={text}
      refusal={isWrong ? { message: t('wizard.notAllowed') } : undefined}
      onChange={onText}
    />
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { OperatingPoint } from '../../../shared/operating-point.ts';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { AliasTags, SourceWords } from './model-versions.tsx';
import { RecallBanner } from './recall/recall-banner.tsx';
import { useModelTabs } from './use-model-tabs.tsx';
import { VersionActions } from './version-actions.tsx';

export type ShownModel = {
  readonly detail: Output<'model.show'>;
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
  /** What it is in use with; null where it is not. */
  readonly point: OperatingPoint | null;
  /** The view that is shown first. */
  readonly firstTab: string;
  readonly onChangeTests: () => void;
};

/** The chosen version: how well it does, what it reads, what is said of it, and the file it is. */
export function ModelCard(shown: ShownModel) {
  const { t } = useTranslation();
  const { model, stopped } = shown.detail;
  const [tab, setTab] = useState(shown.firstTab);
  return (
    <Card flush className="models-card">
      <div className="card-title models-title">
        <h2 className="models-version">{t('models.version', { version: model.version })}</h2>
        <span className="caption">
          <SourceWords source={model.source} />
        </span>
        <AliasTags version={model} inUse={shown.inUse} />
        <VersionActions model={model} inUse={shown.inUse} />
      </div>
      <RecallBanner model={model} />
      {stopped !== null && (
        <div className="models-banner">
          <Banner kind="stop">{stopped}</Banner>
        </div>
      )}
      <Tabs label={model.ref} tabs={useModelTabs(shown)} value={tab} onChange={setTab} />
    </Card>
  );
}

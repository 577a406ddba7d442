import { Header } from './header.tsx';
import { useNavigation } from './navigation.ts';
import { usePreferences } from './preferences.ts';
import { Rail } from './rail.tsx';

const nothing = (): void => undefined;

/** Header and rail alone, while the home is being opened: one can choose a screen already. */
export function Frame() {
  const { screen } = useNavigation((state) => state.place);
  const collapsed = usePreferences((state) => state.railCollapsed) || screen === 'capture';
  return (
    <div className="shell" aria-busy="true">
      <Header
        narrow={collapsed}
        projects={[]}
        onFind={nothing}
        withName={false}
        peopleOpen={false}
        onPeople={nothing}
      />
      <Rail current={screen} collapsed={collapsed} helpOpen={false} onHelp={nothing} />
      <div className="content" />
    </div>
  );
}

// Mantine's settings. Its colours are in colours.css; no style tag is made at run time, so the pages run under
// `style-src 'self'`: variables come from files, and dialogs do not lock the page's scrolling by an injected rule.
import {
  createTheme,
  Drawer,
  mergeThemeOverrides,
  Menu,
  Modal,
  PasswordInput,
  Select,
  Tooltip,
  type MantineThemeOverride,
} from '@mantine/core';

const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 6,
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, transitionProps: { duration: 0 }, centered: true, padding: 20 },
    }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
});

/** With the words that Mantine itself would say in English only. */
export function themeWith(words: { showPassword: string }): MantineThemeOverride {
  const visibilityToggleButtonProps = { 'aria-label': words.showPassword };
  return mergeThemeOverrides(theme, {
    components: { PasswordInput: PasswordInput.extend({ defaultProps: { visibilityToggleButtonProps } }) },
  });
}

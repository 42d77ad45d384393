import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/web-components-vite',
    // The project's own configuration builds council.js; this one builds stories.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  viteFinal: (config) => ({
    ...config,
    // Stories show everything at once: their size says nothing about a page's.
    build: { ...config.build, chunkSizeWarningLimit: 4000 },
  }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;

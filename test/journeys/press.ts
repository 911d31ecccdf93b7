import type { Locator, Page } from 'playwright-core';

export const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

export const follow = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).click();

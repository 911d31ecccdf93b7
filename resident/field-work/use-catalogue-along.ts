import { useEffect } from 'react';
import { useCategories } from '../report/use-categories.ts';

/**
 * Takes the catalogue along with the list: what is reported where there is no network is told as one of its kinds.
 * On the day on which the app is opened first the service worker comes after the answer, which it has not kept then:
 * it is asked for once more.
 */
export function useCatalogueAlong(): void {
  const { refetch } = useCategories();
  useEffect(() => {
    const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
    if (serviceWorker === undefined || serviceWorker.controller !== null) return undefined;
    const again = () => void refetch();
    serviceWorker.addEventListener('controllerchange', again);
    return () => serviceWorker.removeEventListener('controllerchange', again);
  }, [refetch]);
}

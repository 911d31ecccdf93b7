/** The routes of grid workers; the build leaves their schemas out, as those of the whole app. */
export { contract as fieldWorkRoutes } from '../../contract/table.ts';

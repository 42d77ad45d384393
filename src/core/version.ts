/** Version of the widgets, the same as in package.json (a test holds the two together). */
export const version = '0.1.0';

/** Version of the API that these widgets speak. */
export const apiVersion = 1;

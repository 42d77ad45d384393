/** Empty, so that the Storybook does not take the project's own, which builds `council.js`. */
export default {};

/** Surface of the concept *form*: what a filled-in field may hold. */
export {
  type FieldProblem,
  type FieldProblemCode,
  type FieldValues,
  isEmpty,
  validateField,
  validateForm,
} from './validate.ts'

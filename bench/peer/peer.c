// The peer that Nadir is measured against: SUNDIALS CVODE (BDF, Newton) over a population of subjects, one after the other, one thread.
//
// usage: peer population=FILE [subjects=100] [first=0] [rtol=1e-6] [atol=1e-9] [until=1440] [every=6]
//             [solver=klu|dense] [rows=after|before] [clock=global|local] [repeat=1] [out=FILE]
//
//   solver  klu: sparse LU with the analytic Jacobian; dense: LAPACK-free dense LU with the same Jacobian
//   rows    whether the row at the time of a dose is the state after it or before it
//   clock   local: time starts again at every dose, so that a reference at 1e-12 loses no digits (autonomous models only)
//   out     doubles [subject, time, state]
//
// Prints one line of JSON; times are user CPU seconds by getrusage, without reading and writing.
#include "model.h"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
    const char *population, *solver, *rows, *clock, *out;
    int subjects, first, repeat;
    double rtol, atol, until, every;
} Options;

typedef struct {
    double *fixed;               // what model_prepare made of the subject that runs
    double *entries;             // Jacobian entries on their way into a dense matrix
    sunindextype *columns, *rows; // pattern in SUNDIALS' integers
} Workspace;

typedef struct {
    long steps, rates, jacobians, factorizations;
} Work;

static void stop(const char *message, const char *detail)
{
    fprintf(stderr, "peer: %s%s\n", message, detail);
    exit(2);
}

static void *allocate(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p) stop("out of memory", "");
    return p;
}

static int rates(realtype t, N_Vector y, N_Vector d, void *user)
{
    const Workspace *w = user;
    model_rates(t, N_VGetArrayPointer(y), w->fixed, N_VGetArrayPointer(d));
    return 0;
}

static int sparse(realtype t, N_Vector y, N_Vector f, SUNMatrix j, void *user, N_Vector a, N_Vector b, N_Vector c)
{
    const Workspace *w = user; // CVODE clears the pattern before every call
    memcpy(SM_INDEXPTRS_S(j), w->columns, sizeof *w->columns * (model_states + 1));
    memcpy(SM_INDEXVALS_S(j), w->rows, sizeof *w->rows * model_nonzeros);
    model_jacobian(t, N_VGetArrayPointer(y), w->fixed, SM_DATA_S(j));
    return 0;
}

static int dense(realtype t, N_Vector y, N_Vector f, SUNMatrix j, void *user, N_Vector a, N_Vector b, N_Vector c)
{
    const Workspace *w = user;
    model_jacobian(t, N_VGetArrayPointer(y), w->fixed, w->entries);
    for (int col = 0; col < model_states; col++)
        for (int i = model_columns[col]; i < model_columns[col + 1]; i++)
            SM_ELEMENT_D(j, model_rows[i], col) = w->entries[i];
    return 0;
}

static double user_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + 1e-6 * (double)usage.ru_utime.tv_usec;
}

static Options read_options(int count, char **words)
{
    Options o = {.population = NULL, .solver = "klu", .rows = "after", .clock = "global", .subjects = 100, .repeat = 1,
                 .rtol = 1e-6, .atol = 1e-9, .until = 1440, .every = 6};
    for (int i = 1; i < count; i++) {
        char *value = strchr(words[i], '=');
        if (!value) stop("an option needs the form name=value: ", words[i]);
        *value++ = 0;
        const char *name = words[i];
        if (!strcmp(name, "population")) o.population = value;
        else if (!strcmp(name, "solver")) o.solver = value;
        else if (!strcmp(name, "rows")) o.rows = value;
        else if (!strcmp(name, "clock")) o.clock = value;
        else if (!strcmp(name, "out")) o.out = value;
        else if (!strcmp(name, "subjects")) o.subjects = atoi(value);
        else if (!strcmp(name, "first")) o.first = atoi(value);
        else if (!strcmp(name, "repeat")) o.repeat = atoi(value);
        else if (!strcmp(name, "rtol")) o.rtol = atof(value);
        else if (!strcmp(name, "atol")) o.atol = atof(value);
        else if (!strcmp(name, "until")) o.until = atof(value);
        else if (!strcmp(name, "every")) o.every = atof(value);
        else stop("there is no option ", name);
    }
    if (!o.population) stop("population=FILE is missing", "");
    if (!strcmp(o.clock, "local") && !model_autonomous) stop("clock=local needs a model without time in its rates", "");
    return o;
}

// Values of the varied parameters, [subject, parameter] in the model's order, from a table with named columns.
static double *read_population(const Options *o)
{
    size_t room = 1 << 20;
    char *line = allocate(room, 1);
    FILE *file = fopen(o->population, "r");
    if (!file || !fgets(line, (int)room, file)) stop("cannot read ", o->population);
    int *place = allocate((size_t)model_varied + 1, sizeof *place), columns = 0, found = 0;
    strtok(line, ",\r\n");
    for (char *name; (name = strtok(NULL, ",\r\n")); columns++) {
        if (columns >= model_varied) stop("the table has more parameters than the program was made for: ", name);
        place[columns] = -1;
        for (int k = 0; k < model_varied; k++)
            if (!strcmp(name, model_varied_names[k])) place[columns] = k, found++;
        if (place[columns] < 0) stop("the program was not made for the parameter ", name);
    }
    if (found != model_varied) stop("a parameter is missing in ", o->population);
    double *values = allocate((size_t)model_varied * o->subjects, sizeof *values);
    for (int s = -o->first; s < o->subjects; s++) {
        if (!fgets(line, (int)room, file)) stop("too few subjects in ", o->population);
        char *next = strchr(line, ',');
        for (int c = 0; s >= 0 && c < columns; c++) {
            if (!next) stop("a short line in ", o->population);
            values[(size_t)s * model_varied + place[c]] = strtod(next + 1, &next);
        }
    }
    fclose(file);
    free(line);
    free(place);
    return values;
}

static void count(void *cvode, Work *work)
{
    long steps, evaluations, jacobians, setups;
    CVodeGetNumSteps(cvode, &steps);
    CVodeGetNumRhsEvals(cvode, &evaluations);
    CVodeGetNumJacEvals(cvode, &jacobians);
    CVodeGetNumLinSolvSetups(cvode, &setups);
    work->steps += steps;
    work->rates += evaluations;
    work->jacobians += jacobians;
    work->factorizations += setups;
}

// One subject from 0 to the end; CVODE starts afresh at every change.
static void run(void *cvode, N_Vector y, const Workspace *w, const Options *o, int times, double *out, Work *work, int subject)
{
    double *state = N_VGetArrayPointer(y);
    const size_t row = sizeof *state * model_states;
    const int after = !strcmp(o->rows, "after"), local = !strcmp(o->clock, "local");
    int written = 0, change = 0;
    double start = 0;
    model_initial(w->fixed, state);
    for (;;) {
        if (!after && written < times && written * o->every <= start) memcpy(out + (size_t)written++ * model_states, state, row);
        for (; change < model_changes && model_change_times[change] <= start; change++)
            model_change(model_change_kinds[change], start, state, w->fixed);
        if (after && written < times && written * o->every <= start) memcpy(out + (size_t)written++ * model_states, state, row);
        if (written == times) return;
        double end = change < model_changes ? fmin(model_change_times[change], o->until) : o->until, shift = local ? start : 0, reached = start - shift;
        if (CVodeReInit(cvode, start - shift, y) < 0) stop("CVODE did not start", "");
        while (reached + shift < end) {
            // A row that falls on the next change is written when the loop comes round.
            double goal = written < times && written * o->every < end ? written * o->every : end;
            int status = CVode(cvode, goal - shift, y, &reached, CV_NORMAL);
            if (status < 0) {
                fprintf(stderr, "peer: CVODE failed (%d), subject %d, time %g\n", status, subject, reached + shift);
                exit(1);
            }
            if (goal < end) memcpy(out + (size_t)written++ * model_states, state, row);
            reached = goal - shift;
        }
        count(cvode, work);
        start = end;
    }
}

static void *make_solver(const Options *o, N_Vector y, Workspace *w, SUNContext context)
{
    void *cvode = CVodeCreate(CV_BDF, context);
    CVodeInit(cvode, rates, 0, y);
    CVodeSStolerances(cvode, o->rtol, o->atol);
    CVodeSetUserData(cvode, w);
    CVodeSetMaxNumSteps(cvode, 10000000);
    if (!strcmp(o->solver, "klu")) {
        SUNMatrix j = SUNSparseMatrix(model_states, model_states, model_nonzeros, CSC_MAT, context);
        CVodeSetLinearSolver(cvode, SUNLinSol_KLU(y, j, context), j);
        CVodeSetJacFn(cvode, sparse);
    } else {
        SUNMatrix j = SUNDenseMatrix(model_states, model_states, context);
        CVodeSetLinearSolver(cvode, SUNLinSol_Dense(y, j, context), j);
        CVodeSetJacFn(cvode, dense);
    }
    return cvode;
}

int main(int arguments, char **words)
{
    const Options o = read_options(arguments, words);
    const int times = (int)floor(o.until / o.every + 1e-9) + 1;
    double *population = read_population(&o);
    double *out = allocate((size_t)times * model_states * o.subjects, sizeof *out);
    Workspace w = {.fixed = allocate(model_fixed, sizeof(double)), .entries = allocate(model_nonzeros, sizeof(double)),
                   .columns = allocate(model_states + 1, sizeof(sunindextype)), .rows = allocate(model_nonzeros, sizeof(sunindextype))};
    for (int i = 0; i <= model_states; i++) w.columns[i] = model_columns[i];
    for (int i = 0; i < model_nonzeros; i++) w.rows[i] = model_rows[i];
    SUNContext context;
    SUNContext_Create(NULL, &context);
    N_Vector y = N_VNew_Serial(model_states, context);
    void *cvode = make_solver(&o, y, &w, context);
    Work work = {0};
    printf("{\"seconds\":[");
    for (int r = 0; r < o.repeat; r++) {
        double begin = user_seconds();
        memset(&work, 0, sizeof work);
        for (int s = 0; s < o.subjects; s++) {
            model_prepare(population + (size_t)s * model_varied, w.fixed);
            run(cvode, y, &w, &o, times, out + (size_t)s * times * model_states, &work, o.first + s);
        }
        printf("%s%.6f", r ? "," : "", user_seconds() - begin);
    }
    const double n = o.subjects;
    printf("],\"subjects\":%d,\"steps\":%.1f,\"rates\":%.1f,\"jacobians\":%.1f,\"factorizations\":%.1f}\n", o.subjects,
           (double)work.steps / n, (double)work.rates / n, (double)work.jacobians / n, (double)work.factorizations / n);
    if (o.out) {
        FILE *file = fopen(o.out, "wb");
        size_t size = (size_t)times * model_states * o.subjects;
        if (!file || fwrite(out, sizeof *out, size, file) != size || fclose(file)) stop("cannot write ", o.out);
    }
    return 0;
}

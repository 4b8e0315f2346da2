// What a generated model offers to peer.c. Written by Nadir.Bench (Peer/PeerSource.cs) from Nadir's equations and its symbolic Jacobian.
#ifndef NADIR_PEER_MODEL_H
#define NADIR_PEER_MODEL_H

extern const int model_states;      // number of states
extern const int model_varied;      // parameters that differ between subjects
extern const int model_fixed;       // doubles that model_prepare fills, once a subject
extern const int model_nonzeros;    // entries of the Jacobian
extern const int model_changes;     // sudden changes: doses
extern const int model_autonomous;  // 1 when time does not enter the rates

extern const char *const model_varied_names[];
extern const int model_columns[];          // Jacobian, compressed by column: first entry of every column
extern const int model_rows[];             // row of every entry
extern const double model_change_times[];  // ascending
extern const int model_change_kinds[];

void model_prepare(const double *restrict q, double *restrict k);
void model_initial(const double *restrict k, double *restrict y);
void model_rates(double t, const double *restrict y, const double *restrict k, double *restrict d);
void model_jacobian(double t, const double *restrict y, const double *restrict k, double *restrict j);
void model_change(int kind, double t, double *restrict y, const double *restrict k);

#endif

    0.125 050 655  n0     says to {n1, n2, n3, n4}: pre_vote_request t0 for t1 c1
    0.125 050 655  n0   campaigns for term 1 with a pre-vote: it has heard no leader
    0.125 076 463  n2     hears n0: pre_vote_request t0 for t1 c1
    0.125 076 463  n2     says to {n0}: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 077 486  n1     hears n0: pre_vote_request t0 for t1 c1
    0.125 077 486  n1     says to {n0}: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 078 690  n4     hears n0: pre_vote_request t0 for t1 c1
    0.125 078 690  n4     says to {n0}: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 086 066  n3     hears n0: pre_vote_request t0 for t1 c1
    0.125 086 066  n3     says to {n0}: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 103 863  n0     hears n4: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 104 509  n0     hears n1: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 104 509  n0     says to {n1, n2, n3, n4}: vote_request t0 for t1 c1
    0.125 104 632  n0     hears n2: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 120 504  n0     hears n3: pre_vote_reply t0 for t1 c1 granted 0ns
    0.125 131 096  n2     hears n0: vote_request t0 for t1 c1
    0.125 131 096  n2     writes term 1, vote Some(n0)
    0.125 131 096  n2     says to {n0}: vote_reply t1 for t1 c1 granted 50ms
    0.125 135 346  n3     hears n0: vote_request t0 for t1 c1
    0.125 135 346  n3     writes term 1, vote Some(n0)
    0.125 135 346  n3     says to {n0}: vote_reply t1 for t1 c1 granted 50ms
    0.125 139 626  n4     hears n0: vote_request t0 for t1 c1
    0.125 139 626  n4     writes term 1, vote Some(n0)
    0.125 139 626  n4     says to {n0}: vote_reply t1 for t1 c1 granted 50ms
    0.125 141 732  n1     hears n0: vote_request t0 for t1 c1
    0.125 141 732  n1     writes term 1, vote Some(n0)
    0.125 141 732  n1     says to {n0}: vote_reply t1 for t1 c1 granted 50ms
    0.125 163 210  n0     hears n3: vote_reply t1 for t1 c1 granted 50ms
    0.125 163 210  n0     writes term 1, vote None
    0.125 167 488  n0     hears n2: vote_reply t1 for t1 c1 granted 50ms
    0.125 167 488  n0     writes term 1, vote Some(n0)
    0.125 167 488  n0   holds a lease in term 1; nobody had for 125.167488ms
    0.125 167 488  n0     says to {n1, n2, n3, n4}: heartbeat t1 r1 promise 50ms
    0.125 167 488  n0   LEADS term 1, 117µs after its first request
    0.125 169 529  n0     hears n4: vote_reply t1 for t1 c1 granted 50ms
    0.125 169 997  n0     hears n1: vote_reply t1 for t1 c1 granted 50ms
    0.125 195 464  n4     hears n0: heartbeat t1 r1 promise 50ms
    0.125 195 464  n4   follows n0 in term 1
    0.125 195 464  n4     says to {n0}: heartbeat_ack t1 r1 promise 50ms
    0.125 197 902  n1     hears n0: heartbeat t1 r1 promise 50ms
    0.125 197 902  n1   follows n0 in term 1
    0.125 197 902  n1     says to {n0}: heartbeat_ack t1 r1 promise 50ms
    0.125 198 961  n3     hears n0: heartbeat t1 r1 promise 50ms
    0.125 198 961  n3   follows n0 in term 1
    0.125 198 961  n3     says to {n0}: heartbeat_ack t1 r1 promise 50ms
    0.125 204 959  n2     hears n0: heartbeat t1 r1 promise 50ms
    0.125 204 959  n2   follows n0 in term 1
    0.125 204 959  n2     says to {n0}: heartbeat_ack t1 r1 promise 50ms
    0.125 223 658  n0     hears n1: heartbeat_ack t1 r1 promise 50ms
    0.125 227 238  n0     hears n3: heartbeat_ack t1 r1 promise 50ms
    0.125 230 541  n0     hears n4: heartbeat_ack t1 r1 promise 50ms
    0.125 241 113  n0     hears n2: heartbeat_ack t1 r1 promise 50ms
    0.135 167 404  n0     says to {n1, n2, n3, n4}: heartbeat t1 r2 promise 50ms
    0.135 194 246  n4     hears n0: heartbeat t1 r2 promise 50ms
    0.135 194 246  n4     says to {n0}: heartbeat_ack t1 r2 promise 50ms
    0.135 198 044  n1     hears n0: heartbeat t1 r2 promise 50ms
    0.135 198 044  n1     says to {n0}: heartbeat_ack t1 r2 promise 50ms
    0.135 200 808  n2     hears n0: heartbeat t1 r2 promise 50ms
    0.135 200 808  n2     says to {n0}: heartbeat_ack t1 r2 promise 50ms
    0.135 203 756  n3     hears n0: heartbeat t1 r2 promise 50ms
    0.135 203 756  n3     says to {n0}: heartbeat_ack t1 r2 promise 50ms
    0.135 227 728  n0     hears n4: heartbeat_ack t1 r2 promise 50ms
    0.135 227 940  n0     hears n1: heartbeat_ack t1 r2 promise 50ms
    0.135 233 683  n0     hears n2: heartbeat_ack t1 r2 promise 50ms
    0.135 234 824  n0     hears n3: heartbeat_ack t1 r2 promise 50ms
    0.145 167 697  n0     says to {n1, n2, n3, n4}: heartbeat t1 r3 promise 50ms
    0.145 192 990  n4     hears n0: heartbeat t1 r3 promise 50ms
    0.145 192 990  n4     says to {n0}: heartbeat_ack t1 r3 promise 50ms
    0.145 195 746  n2     hears n0: heartbeat t1 r3 promise 50ms
    0.145 195 746  n2     says to {n0}: heartbeat_ack t1 r3 promise 50ms
    0.145 198 836  n1     hears n0: heartbeat t1 r3 promise 50ms
    0.145 198 836  n1     says to {n0}: heartbeat_ack t1 r3 promise 50ms
    0.145 203 687  n3     hears n0: heartbeat t1 r3 promise 50ms
    0.145 203 687  n3     says to {n0}: heartbeat_ack t1 r3 promise 50ms
    0.145 220 523  n0     hears n4: heartbeat_ack t1 r3 promise 50ms
    0.145 228 163  n0     hears n1: heartbeat_ack t1 r3 promise 50ms
    0.145 230 455  n0     hears n2: heartbeat_ack t1 r3 promise 50ms
    0.145 236 658  n0     hears n3: heartbeat_ack t1 r3 promise 50ms
    0.155 167 593  n0     says to {n1, n2, n3, n4}: heartbeat t1 r4 promise 50ms
    0.155 198 780  n4     hears n0: heartbeat t1 r4 promise 50ms
    0.155 198 780  n4     says to {n0}: heartbeat_ack t1 r4 promise 50ms
    0.155 199 885  n2     hears n0: heartbeat t1 r4 promise 50ms
    0.155 199 885  n2     says to {n0}: heartbeat_ack t1 r4 promise 50ms
    0.155 200 911  n3     hears n0: heartbeat t1 r4 promise 50ms
    0.155 200 911  n3     says to {n0}: heartbeat_ack t1 r4 promise 50ms
    0.155 203 335  n1     hears n0: heartbeat t1 r4 promise 50ms
    0.155 203 335  n1     says to {n0}: heartbeat_ack t1 r4 promise 50ms
    0.155 228 628  n0     hears n2: heartbeat_ack t1 r4 promise 50ms
    0.155 235 064  n0     hears n3: heartbeat_ack t1 r4 promise 50ms
    0.155 236 132  n0     hears n4: heartbeat_ack t1 r4 promise 50ms
    0.155 238 630  n0     hears n1: heartbeat_ack t1 r4 promise 50ms
    0.165 167 789  n0     says to {n1, n2, n3, n4}: heartbeat t1 r5 promise 50ms
    0.165 193 507  n4     hears n0: heartbeat t1 r5 promise 50ms
    0.165 193 507  n4     says to {n0}: heartbeat_ack t1 r5 promise 50ms
    0.165 194 626  n1     hears n0: heartbeat t1 r5 promise 50ms
    0.165 194 626  n1     says to {n0}: heartbeat_ack t1 r5 promise 50ms
    0.165 196 146  n2     hears n0: heartbeat t1 r5 promise 50ms
    0.165 196 146  n2     says to {n0}: heartbeat_ack t1 r5 promise 50ms
    0.165 198 994  n3     hears n0: heartbeat t1 r5 promise 50ms
    0.165 198 994  n3     says to {n0}: heartbeat_ack t1 r5 promise 50ms
    0.165 220 553  n0     hears n1: heartbeat_ack t1 r5 promise 50ms
    0.165 227 899  n0     hears n4: heartbeat_ack t1 r5 promise 50ms
    0.165 230 467  n0     hears n2: heartbeat_ack t1 r5 promise 50ms
    0.165 235 282  n0     hears n3: heartbeat_ack t1 r5 promise 50ms
    0.175 167 579  n0     says to {n1, n2, n3, n4}: heartbeat t1 r6 promise 50ms
    0.175 193 154  n3     hears n0: heartbeat t1 r6 promise 50ms
    0.175 193 154  n3     says to {n0}: heartbeat_ack t1 r6 promise 50ms
    0.175 193 627  n2     hears n0: heartbeat t1 r6 promise 50ms
    0.175 193 627  n2     says to {n0}: heartbeat_ack t1 r6 promise 50ms
    0.175 199 045  n4     hears n0: heartbeat t1 r6 promise 50ms
    0.175 199 045  n4     says to {n0}: heartbeat_ack t1 r6 promise 50ms
    0.175 202 182  n1     hears n0: heartbeat t1 r6 promise 50ms
    0.175 202 182  n1     says to {n0}: heartbeat_ack t1 r6 promise 50ms
    0.175 227 274  n0     hears n3: heartbeat_ack t1 r6 promise 50ms
    0.175 228 240  n0     hears n2: heartbeat_ack t1 r6 promise 50ms
    0.175 228 551  n0     hears n1: heartbeat_ack t1 r6 promise 50ms
    0.175 232 528  n0     hears n4: heartbeat_ack t1 r6 promise 50ms
    0.185 167 687  n0     says to {n1, n2, n3, n4}: heartbeat t1 r7 promise 50ms
    0.185 197 952  n1     hears n0: heartbeat t1 r7 promise 50ms
    0.185 197 952  n1     says to {n0}: heartbeat_ack t1 r7 promise 50ms
    0.185 198 964  n4     hears n0: heartbeat t1 r7 promise 50ms
    0.185 198 964  n4     says to {n0}: heartbeat_ack t1 r7 promise 50ms
    0.185 203 897  n2     hears n0: heartbeat t1 r7 promise 50ms
    0.185 203 897  n2     says to {n0}: heartbeat_ack t1 r7 promise 50ms
    0.185 204 798  n3     hears n0: heartbeat t1 r7 promise 50ms
    0.185 204 798  n3     says to {n0}: heartbeat_ack t1 r7 promise 50ms
    0.185 228 794  n0     hears n4: heartbeat_ack t1 r7 promise 50ms
    0.185 234 417  n0     hears n1: heartbeat_ack t1 r7 promise 50ms
    0.185 237 089  n0     hears n2: heartbeat_ack t1 r7 promise 50ms
    0.185 237 160  n0     hears n3: heartbeat_ack t1 r7 promise 50ms
    0.195 167 785  n0     says to {n1, n2, n3, n4}: heartbeat t1 r8 promise 50ms
    0.195 193 705  n1     hears n0: heartbeat t1 r8 promise 50ms
    0.195 193 705  n1     says to {n0}: heartbeat_ack t1 r8 promise 50ms
    0.195 194 997  n3     hears n0: heartbeat t1 r8 promise 50ms
    0.195 194 997  n3     says to {n0}: heartbeat_ack t1 r8 promise 50ms
    0.195 196 790  n2     hears n0: heartbeat t1 r8 promise 50ms
    0.195 196 790  n2     says to {n0}: heartbeat_ack t1 r8 promise 50ms
    0.195 204 741  n4     hears n0: heartbeat t1 r8 promise 50ms
    0.195 204 741  n4     says to {n0}: heartbeat_ack t1 r8 promise 50ms
    0.195 221 360  n0     hears n1: heartbeat_ack t1 r8 promise 50ms
    0.195 225 311  n0     hears n3: heartbeat_ack t1 r8 promise 50ms
    0.195 231 552  n0     hears n4: heartbeat_ack t1 r8 promise 50ms
    0.195 233 695  n0     hears n2: heartbeat_ack t1 r8 promise 50ms
    0.205 167 577  n0     says to {n1, n2, n3, n4}: heartbeat t1 r9 promise 50ms
    0.205 195 259  n3     hears n0: heartbeat t1 r9 promise 50ms
    0.205 195 259  n3     says to {n0}: heartbeat_ack t1 r9 promise 50ms
    0.205 198 256  n4     hears n0: heartbeat t1 r9 promise 50ms
    0.205 198 256  n4     says to {n0}: heartbeat_ack t1 r9 promise 50ms
    0.205 199 731  n1     hears n0: heartbeat t1 r9 promise 50ms
    0.205 199 731  n1     says to {n0}: heartbeat_ack t1 r9 promise 50ms
    0.205 200 942  n2     hears n0: heartbeat t1 r9 promise 50ms
    0.205 200 942  n2     says to {n0}: heartbeat_ack t1 r9 promise 50ms
    0.205 225 703  n0     hears n3: heartbeat_ack t1 r9 promise 50ms
    0.205 227 864  n0     hears n4: heartbeat_ack t1 r9 promise 50ms
    0.205 229 847  n0     hears n1: heartbeat_ack t1 r9 promise 50ms
    0.205 231 278  n0     hears n2: heartbeat_ack t1 r9 promise 50ms
    0.215 167 754  n0     says to {n1, n2, n3, n4}: heartbeat t1 r10 promise 50ms
    0.215 198 289  n1     hears n0: heartbeat t1 r10 promise 50ms
    0.215 198 289  n1     says to {n0}: heartbeat_ack t1 r10 promise 50ms
    0.215 199 794  n2     hears n0: heartbeat t1 r10 promise 50ms
    0.215 199 794  n2     says to {n0}: heartbeat_ack t1 r10 promise 50ms
    0.215 200 147  n3     hears n0: heartbeat t1 r10 promise 50ms
    0.215 200 147  n3     says to {n0}: heartbeat_ack t1 r10 promise 50ms
    0.215 202 234  n4     hears n0: heartbeat t1 r10 promise 50ms
    0.215 202 234  n4     says to {n0}: heartbeat_ack t1 r10 promise 50ms
    0.215 227 504  n0     hears n1: heartbeat_ack t1 r10 promise 50ms
    0.215 233 318  n0     hears n4: heartbeat_ack t1 r10 promise 50ms
    0.215 233 859  n0     hears n3: heartbeat_ack t1 r10 promise 50ms
    0.215 234 362  n0     hears n2: heartbeat_ack t1 r10 promise 50ms
    0.225 167 892  n0     says to {n1, n2, n3, n4}: heartbeat t1 r11 promise 50ms
    0.225 195 301  n1     hears n0: heartbeat t1 r11 promise 50ms
    0.225 195 301  n1     says to {n0}: heartbeat_ack t1 r11 promise 50ms
    0.225 195 713  n3     hears n0: heartbeat t1 r11 promise 50ms
    0.225 195 713  n3     says to {n0}: heartbeat_ack t1 r11 promise 50ms
    0.225 196 510  n4     hears n0: heartbeat t1 r11 promise 50ms
    0.225 196 510  n4     says to {n0}: heartbeat_ack t1 r11 promise 50ms
    0.225 198 484  n2     hears n0: heartbeat t1 r11 promise 50ms
    0.225 198 484  n2     says to {n0}: heartbeat_ack t1 r11 promise 50ms
    0.225 221 135  n0     hears n1: heartbeat_ack t1 r11 promise 50ms
    0.225 227 205  n0     hears n4: heartbeat_ack t1 r11 promise 50ms
    0.225 233 044  n0     hears n3: heartbeat_ack t1 r11 promise 50ms
    0.225 233 596  n0     hears n2: heartbeat_ack t1 r11 promise 50ms
    0.235 167 768  n0     says to {n1, n2, n3, n4}: heartbeat t1 r12 promise 50ms
    0.235 193 932  n4     hears n0: heartbeat t1 r12 promise 50ms
    0.235 193 932  n4     says to {n0}: heartbeat_ack t1 r12 promise 50ms
    0.235 198 337  n3     hears n0: heartbeat t1 r12 promise 50ms
    0.235 198 337  n3     says to {n0}: heartbeat_ack t1 r12 promise 50ms
    0.235 201 874  n2     hears n0: heartbeat t1 r12 promise 50ms
    0.235 201 874  n2     says to {n0}: heartbeat_ack t1 r12 promise 50ms
    0.235 204 660  n1     hears n0: heartbeat t1 r12 promise 50ms
    0.235 204 660  n1     says to {n0}: heartbeat_ack t1 r12 promise 50ms
    0.235 228 256  n0     hears n4: heartbeat_ack t1 r12 promise 50ms
    0.235 229 900  n0     hears n1: heartbeat_ack t1 r12 promise 50ms
    0.235 235 019  n0     hears n2: heartbeat_ack t1 r12 promise 50ms
    0.235 235 238  n0     hears n3: heartbeat_ack t1 r12 promise 50ms
    0.245 167 517  n0     says to {n1, n2, n3, n4}: heartbeat t1 r13 promise 50ms
    0.245 197 233  n3     hears n0: heartbeat t1 r13 promise 50ms
    0.245 197 233  n3     says to {n0}: heartbeat_ack t1 r13 promise 50ms
    0.245 200 582  n2     hears n0: heartbeat t1 r13 promise 50ms
    0.245 200 582  n2     says to {n0}: heartbeat_ack t1 r13 promise 50ms
    0.245 202 511  n1     hears n0: heartbeat t1 r13 promise 50ms
    0.245 202 511  n1     says to {n0}: heartbeat_ack t1 r13 promise 50ms
    0.245 203 952  n4     hears n0: heartbeat t1 r13 promise 50ms
    0.245 203 952  n4     says to {n0}: heartbeat_ack t1 r13 promise 50ms
    0.245 222 344  n0     hears n3: heartbeat_ack t1 r13 promise 50ms
    0.245 229 968  n0     hears n1: heartbeat_ack t1 r13 promise 50ms
    0.245 233 479  n0     hears n2: heartbeat_ack t1 r13 promise 50ms
    0.245 234 392  n0     hears n4: heartbeat_ack t1 r13 promise 50ms
    0.255 167 840  n0     says to {n1, n2, n3, n4}: heartbeat t1 r14 promise 50ms
    0.255 198 031  n1     hears n0: heartbeat t1 r14 promise 50ms
    0.255 198 031  n1     says to {n0}: heartbeat_ack t1 r14 promise 50ms
    0.255 201 605  n4     hears n0: heartbeat t1 r14 promise 50ms
    0.255 201 605  n4     says to {n0}: heartbeat_ack t1 r14 promise 50ms
    0.255 204 250  n3     hears n0: heartbeat t1 r14 promise 50ms
    0.255 204 250  n3     says to {n0}: heartbeat_ack t1 r14 promise 50ms
    0.255 204 884  n2     hears n0: heartbeat t1 r14 promise 50ms
    0.255 204 884  n2     says to {n0}: heartbeat_ack t1 r14 promise 50ms
    0.255 230 735  n0     hears n4: heartbeat_ack t1 r14 promise 50ms
    0.255 233 253  n0     hears n1: heartbeat_ack t1 r14 promise 50ms
    0.255 235 693  n0     hears n2: heartbeat_ack t1 r14 promise 50ms
    0.255 239 733  n0     hears n3: heartbeat_ack t1 r14 promise 50ms
    0.265 167 854  n0     says to {n1, n2, n3, n4}: heartbeat t1 r15 promise 50ms
    0.265 194 994  n2     hears n0: heartbeat t1 r15 promise 50ms
    0.265 194 994  n2     says to {n0}: heartbeat_ack t1 r15 promise 50ms
    0.265 197 547  n4     hears n0: heartbeat t1 r15 promise 50ms
    0.265 197 547  n4     says to {n0}: heartbeat_ack t1 r15 promise 50ms
    0.265 199 181  n1     hears n0: heartbeat t1 r15 promise 50ms
    0.265 199 181  n1     says to {n0}: heartbeat_ack t1 r15 promise 50ms
    0.265 205 220  n3     hears n0: heartbeat t1 r15 promise 50ms
    0.265 205 220  n3     says to {n0}: heartbeat_ack t1 r15 promise 50ms
    0.265 221 844  n0     hears n2: heartbeat_ack t1 r15 promise 50ms
    0.265 233 434  n0     hears n1: heartbeat_ack t1 r15 promise 50ms
    0.265 234 133  n0     hears n4: heartbeat_ack t1 r15 promise 50ms
    0.265 238 040  n0     hears n3: heartbeat_ack t1 r15 promise 50ms
    0.275 167 834  n0     says to {n1, n2, n3, n4}: heartbeat t1 r16 promise 50ms
    0.275 196 273  n4     hears n0: heartbeat t1 r16 promise 50ms
    0.275 196 273  n4     says to {n0}: heartbeat_ack t1 r16 promise 50ms
    0.275 203 085  n3     hears n0: heartbeat t1 r16 promise 50ms
    0.275 203 085  n3     says to {n0}: heartbeat_ack t1 r16 promise 50ms
    0.275 204 050  n1     hears n0: heartbeat t1 r16 promise 50ms
    0.275 204 050  n1     says to {n0}: heartbeat_ack t1 r16 promise 50ms
    0.275 204 673  n2     hears n0: heartbeat t1 r16 promise 50ms
    0.275 204 673  n2     says to {n0}: heartbeat_ack t1 r16 promise 50ms
    0.275 223 165  n0     hears n4: heartbeat_ack t1 r16 promise 50ms
    0.275 229 743  n0     hears n3: heartbeat_ack t1 r16 promise 50ms
    0.275 233 785  n0     hears n1: heartbeat_ack t1 r16 promise 50ms
    0.275 234 277  n0     hears n2: heartbeat_ack t1 r16 promise 50ms
    0.285 167 824  n0     says to {n1, n2, n3, n4}: heartbeat t1 r17 promise 50ms
    0.285 194 857  n2     hears n0: heartbeat t1 r17 promise 50ms
    0.285 194 857  n2     says to {n0}: heartbeat_ack t1 r17 promise 50ms
    0.285 194 932  n3     hears n0: heartbeat t1 r17 promise 50ms
    0.285 194 932  n3     says to {n0}: heartbeat_ack t1 r17 promise 50ms
    0.285 204 670  n1     hears n0: heartbeat t1 r17 promise 50ms
    0.285 204 670  n1     says to {n0}: heartbeat_ack t1 r17 promise 50ms
    0.285 204 767  n4     hears n0: heartbeat t1 r17 promise 50ms
    0.285 204 767  n4     says to {n0}: heartbeat_ack t1 r17 promise 50ms
    0.285 223 996  n0     hears n3: heartbeat_ack t1 r17 promise 50ms
    0.285 231 745  n0     hears n2: heartbeat_ack t1 r17 promise 50ms
    0.285 233 457  n0     hears n1: heartbeat_ack t1 r17 promise 50ms
    0.285 240 787  n0     hears n4: heartbeat_ack t1 r17 promise 50ms
    0.295 167 496  n0     says to {n1, n2, n3, n4}: heartbeat t1 r18 promise 50ms
    0.295 195 152  n2     hears n0: heartbeat t1 r18 promise 50ms
    0.295 195 152  n2     says to {n0}: heartbeat_ack t1 r18 promise 50ms
    0.295 196 876  n1     hears n0: heartbeat t1 r18 promise 50ms
    0.295 196 876  n1     says to {n0}: heartbeat_ack t1 r18 promise 50ms
    0.295 201 369  n3     hears n0: heartbeat t1 r18 promise 50ms
    0.295 201 369  n3     says to {n0}: heartbeat_ack t1 r18 promise 50ms
    0.295 203 633  n4     hears n0: heartbeat t1 r18 promise 50ms
    0.295 203 633  n4     says to {n0}: heartbeat_ack t1 r18 promise 50ms
    0.295 230 051  n0     hears n3: heartbeat_ack t1 r18 promise 50ms
    0.295 230 095  n0     hears n1: heartbeat_ack t1 r18 promise 50ms
    0.295 230 308  n0     hears n2: heartbeat_ack t1 r18 promise 50ms
    0.295 234 419  n0     hears n4: heartbeat_ack t1 r18 promise 50ms
    0.305 167 704  n0     says to {n1, n2, n3, n4}: heartbeat t1 r19 promise 50ms
    0.305 193 319  n2     hears n0: heartbeat t1 r19 promise 50ms
    0.305 193 319  n2     says to {n0}: heartbeat_ack t1 r19 promise 50ms
    0.305 196 599  n3     hears n0: heartbeat t1 r19 promise 50ms
    0.305 196 599  n3     says to {n0}: heartbeat_ack t1 r19 promise 50ms
    0.305 199 497  n4     hears n0: heartbeat t1 r19 promise 50ms
    0.305 199 497  n4     says to {n0}: heartbeat_ack t1 r19 promise 50ms
    0.305 201 893  n1     hears n0: heartbeat t1 r19 promise 50ms
    0.305 201 893  n1     says to {n0}: heartbeat_ack t1 r19 promise 50ms
    0.305 222 738  n0     hears n2: heartbeat_ack t1 r19 promise 50ms
    0.305 224 515  n0     hears n3: heartbeat_ack t1 r19 promise 50ms
    0.305 227 640  n0     hears n4: heartbeat_ack t1 r19 promise 50ms
    0.305 229 655  n0     hears n1: heartbeat_ack t1 r19 promise 50ms
    0.315 167 489  n0     says to {n1, n2, n3, n4}: heartbeat t1 r20 promise 50ms
    0.315 193 090  n2     hears n0: heartbeat t1 r20 promise 50ms
    0.315 193 090  n2     says to {n0}: heartbeat_ack t1 r20 promise 50ms
    0.315 194 256  n1     hears n0: heartbeat t1 r20 promise 50ms
    0.315 194 256  n1     says to {n0}: heartbeat_ack t1 r20 promise 50ms
    0.315 194 990  n3     hears n0: heartbeat t1 r20 promise 50ms
    0.315 194 990  n3     says to {n0}: heartbeat_ack t1 r20 promise 50ms
    0.315 195 557  n4     hears n0: heartbeat t1 r20 promise 50ms
    0.315 195 557  n4     says to {n0}: heartbeat_ack t1 r20 promise 50ms
    0.315 220 130  n0     hears n3: heartbeat_ack t1 r20 promise 50ms
    0.315 220 841  n0     hears n4: heartbeat_ack t1 r20 promise 50ms
    0.315 223 511  n0     hears n2: heartbeat_ack t1 r20 promise 50ms
    0.315 227 201  n0     hears n1: heartbeat_ack t1 r20 promise 50ms
    0.325 167 401  n0     says to {n1, n2, n3, n4}: heartbeat t1 r21 promise 50ms
    0.325 194 592  n1     hears n0: heartbeat t1 r21 promise 50ms
    0.325 194 592  n1     says to {n0}: heartbeat_ack t1 r21 promise 50ms
    0.325 195 926  n2     hears n0: heartbeat t1 r21 promise 50ms
    0.325 195 926  n2     says to {n0}: heartbeat_ack t1 r21 promise 50ms
    0.325 200 438  n3     hears n0: heartbeat t1 r21 promise 50ms
    0.325 200 438  n3     says to {n0}: heartbeat_ack t1 r21 promise 50ms
    0.325 203 072  n4     hears n0: heartbeat t1 r21 promise 50ms
    0.325 203 072  n4     says to {n0}: heartbeat_ack t1 r21 promise 50ms
    0.325 223 230  n0     hears n2: heartbeat_ack t1 r21 promise 50ms
    0.325 229 573  n0     hears n1: heartbeat_ack t1 r21 promise 50ms
    0.325 232 650  n0     hears n3: heartbeat_ack t1 r21 promise 50ms
    0.325 236 346  n0     hears n4: heartbeat_ack t1 r21 promise 50ms
    0.335 167 872  n0     says to {n1, n2, n3, n4}: heartbeat t1 r22 promise 50ms
    0.335 194 518  n2     hears n0: heartbeat t1 r22 promise 50ms
    0.335 194 518  n2     says to {n0}: heartbeat_ack t1 r22 promise 50ms
    0.335 198 750  n4     hears n0: heartbeat t1 r22 promise 50ms
    0.335 198 750  n4     says to {n0}: heartbeat_ack t1 r22 promise 50ms
    0.335 204 414  n3     hears n0: heartbeat t1 r22 promise 50ms
    0.335 204 414  n3     says to {n0}: heartbeat_ack t1 r22 promise 50ms
    0.335 205 262  n1     hears n0: heartbeat t1 r22 promise 50ms
    0.335 205 262  n1     says to {n0}: heartbeat_ack t1 r22 promise 50ms
    0.335 230 041  n0     hears n2: heartbeat_ack t1 r22 promise 50ms
    0.335 230 759  n0     hears n3: heartbeat_ack t1 r22 promise 50ms
    0.335 233 080  n0     hears n4: heartbeat_ack t1 r22 promise 50ms
    0.335 235 770  n0     hears n1: heartbeat_ack t1 r22 promise 50ms
    0.345 167 567  n0     says to {n1, n2, n3, n4}: heartbeat t1 r23 promise 50ms
    0.345 192 696  n3     hears n0: heartbeat t1 r23 promise 50ms
    0.345 192 696  n3     says to {n0}: heartbeat_ack t1 r23 promise 50ms
    0.345 194 142  n1     hears n0: heartbeat t1 r23 promise 50ms
    0.345 194 142  n1     says to {n0}: heartbeat_ack t1 r23 promise 50ms
    0.345 196 945  n4     hears n0: heartbeat t1 r23 promise 50ms
    0.345 196 945  n4     says to {n0}: heartbeat_ack t1 r23 promise 50ms
    0.345 201 294  n2     hears n0: heartbeat t1 r23 promise 50ms
    0.345 201 294  n2     says to {n0}: heartbeat_ack t1 r23 promise 50ms
    0.345 218 296  n0     hears n3: heartbeat_ack t1 r23 promise 50ms
    0.345 222 007  n0     hears n4: heartbeat_ack t1 r23 promise 50ms
    0.345 226 346  n0     hears n1: heartbeat_ack t1 r23 promise 50ms
    0.345 230 778  n0     hears n2: heartbeat_ack t1 r23 promise 50ms
    0.355 167 488  n0     says to {n1, n2, n3, n4}: heartbeat t1 r24 promise 50ms
    0.355 193 662  n1     hears n0: heartbeat t1 r24 promise 50ms
    0.355 193 662  n1     says to {n0}: heartbeat_ack t1 r24 promise 50ms
    0.355 194 876  n2     hears n0: heartbeat t1 r24 promise 50ms
    0.355 194 876  n2     says to {n0}: heartbeat_ack t1 r24 promise 50ms
    0.355 196 764  n4     hears n0: heartbeat t1 r24 promise 50ms
    0.355 196 764  n4     says to {n0}: heartbeat_ack t1 r24 promise 50ms
    0.355 201 040  n3     hears n0: heartbeat t1 r24 promise 50ms
    0.355 201 040  n3     says to {n0}: heartbeat_ack t1 r24 promise 50ms
    0.355 220 484  n0     hears n1: heartbeat_ack t1 r24 promise 50ms
    0.355 226 814  n0     hears n4: heartbeat_ack t1 r24 promise 50ms
    0.355 230 699  n0     hears n2: heartbeat_ack t1 r24 promise 50ms
    0.355 236 645  n0     hears n3: heartbeat_ack t1 r24 promise 50ms
    0.365 167 464  n0     says to {n1, n2, n3, n4}: heartbeat t1 r25 promise 50ms
    0.365 192 510  n4     hears n0: heartbeat t1 r25 promise 50ms
    0.365 192 510  n4     says to {n0}: heartbeat_ack t1 r25 promise 50ms
    0.365 195 068  n3     hears n0: heartbeat t1 r25 promise 50ms
    0.365 195 068  n3     says to {n0}: heartbeat_ack t1 r25 promise 50ms
    0.365 201 122  n1     hears n0: heartbeat t1 r25 promise 50ms
    0.365 201 122  n1     says to {n0}: heartbeat_ack t1 r25 promise 50ms
    0.365 202 429  n2     hears n0: heartbeat t1 r25 promise 50ms
    0.365 202 429  n2     says to {n0}: heartbeat_ack t1 r25 promise 50ms
    0.365 218 829  n0     hears n4: heartbeat_ack t1 r25 promise 50ms
    0.365 226 050  n0     hears n3: heartbeat_ack t1 r25 promise 50ms
    0.365 230 640  n0     hears n1: heartbeat_ack t1 r25 promise 50ms
    0.365 239 798  n0     hears n2: heartbeat_ack t1 r25 promise 50ms
    0.375 167 420  n0     says to {n1, n2, n3, n4}: heartbeat t1 r26 promise 50ms
    0.375 195 548  n1     hears n0: heartbeat t1 r26 promise 50ms
    0.375 195 548  n1     says to {n0}: heartbeat_ack t1 r26 promise 50ms
    0.375 195 602  n3     hears n0: heartbeat t1 r26 promise 50ms
    0.375 195 602  n3     says to {n0}: heartbeat_ack t1 r26 promise 50ms
    0.375 196 584  n2     hears n0: heartbeat t1 r26 promise 50ms
    0.375 196 584  n2     says to {n0}: heartbeat_ack t1 r26 promise 50ms
    0.375 200 541  n4     hears n0: heartbeat t1 r26 promise 50ms
    0.375 200 541  n4     says to {n0}: heartbeat_ack t1 r26 promise 50ms
    0.375 229 978  n0     hears n1: heartbeat_ack t1 r26 promise 50ms
    0.375 232 224  n0     hears n2: heartbeat_ack t1 r26 promise 50ms
    0.375 232 645  n0     hears n4: heartbeat_ack t1 r26 promise 50ms
    0.375 233 047  n0     hears n3: heartbeat_ack t1 r26 promise 50ms
    0.385 167 692  n0     says to {n1, n2, n3, n4}: heartbeat t1 r27 promise 50ms
    0.385 193 671  n1     hears n0: heartbeat t1 r27 promise 50ms
    0.385 193 671  n1     says to {n0}: heartbeat_ack t1 r27 promise 50ms
    0.385 193 690  n2     hears n0: heartbeat t1 r27 promise 50ms
    0.385 193 690  n2     says to {n0}: heartbeat_ack t1 r27 promise 50ms
    0.385 199 651  n3     hears n0: heartbeat t1 r27 promise 50ms
    0.385 199 651  n3     says to {n0}: heartbeat_ack t1 r27 promise 50ms
    0.385 202 432  n4     hears n0: heartbeat t1 r27 promise 50ms
    0.385 202 432  n4     says to {n0}: heartbeat_ack t1 r27 promise 50ms
    0.385 225 497  n0     hears n1: heartbeat_ack t1 r27 promise 50ms
    0.385 228 635  n0     hears n2: heartbeat_ack t1 r27 promise 50ms
    0.385 230 384  n0     hears n4: heartbeat_ack t1 r27 promise 50ms
    0.385 233 135  n0     hears n3: heartbeat_ack t1 r27 promise 50ms
    0.395 167 443  n0     says to {n1, n2, n3, n4}: heartbeat t1 r28 promise 50ms
    0.395 192 660  n2     hears n0: heartbeat t1 r28 promise 50ms
    0.395 192 660  n2     says to {n0}: heartbeat_ack t1 r28 promise 50ms
    0.395 196 890  n1     hears n0: heartbeat t1 r28 promise 50ms
    0.395 196 890  n1     says to {n0}: heartbeat_ack t1 r28 promise 50ms
    0.395 197 934  n4     hears n0: heartbeat t1 r28 promise 50ms
    0.395 197 934  n4     says to {n0}: heartbeat_ack t1 r28 promise 50ms
    0.395 200 488  n3     hears n0: heartbeat t1 r28 promise 50ms
    0.395 200 488  n3     says to {n0}: heartbeat_ack t1 r28 promise 50ms
    0.395 227 066  n0     hears n2: heartbeat_ack t1 r28 promise 50ms
    0.395 228 742  n0     hears n1: heartbeat_ack t1 r28 promise 50ms
    0.395 230 833  n0     hears n4: heartbeat_ack t1 r28 promise 50ms
    0.395 236 955  n0     hears n3: heartbeat_ack t1 r28 promise 50ms
    0.405 167 520  n0     says to {n1, n2, n3, n4}: heartbeat t1 r29 promise 50ms
    0.405 194 257  n3     hears n0: heartbeat t1 r29 promise 50ms
    0.405 194 257  n3     says to {n0}: heartbeat_ack t1 r29 promise 50ms
    0.405 199 160  n1     hears n0: heartbeat t1 r29 promise 50ms
    0.405 199 160  n1     says to {n0}: heartbeat_ack t1 r29 promise 50ms
    0.405 202 973  n2     hears n0: heartbeat t1 r29 promise 50ms
    0.405 202 973  n2     says to {n0}: heartbeat_ack t1 r29 promise 50ms
    0.405 203 281  n4     hears n0: heartbeat t1 r29 promise 50ms
    0.405 203 281  n4     says to {n0}: heartbeat_ack t1 r29 promise 50ms
    0.405 230 211  n0     hears n3: heartbeat_ack t1 r29 promise 50ms
    0.405 230 252  n0     hears n4: heartbeat_ack t1 r29 promise 50ms
    0.405 232 597  n0     hears n1: heartbeat_ack t1 r29 promise 50ms
    0.405 235 615  n0     hears n2: heartbeat_ack t1 r29 promise 50ms
    0.415 167 514  n0     says to {n1, n2, n3, n4}: heartbeat t1 r30 promise 50ms
    0.415 194 555  n1     hears n0: heartbeat t1 r30 promise 50ms
    0.415 194 555  n1     says to {n0}: heartbeat_ack t1 r30 promise 50ms
    0.415 194 685  n2     hears n0: heartbeat t1 r30 promise 50ms
    0.415 194 685  n2     says to {n0}: heartbeat_ack t1 r30 promise 50ms
    0.415 196 201  n3     hears n0: heartbeat t1 r30 promise 50ms
    0.415 196 201  n3     says to {n0}: heartbeat_ack t1 r30 promise 50ms
    0.415 201 768  n4     hears n0: heartbeat t1 r30 promise 50ms
    0.415 201 768  n4     says to {n0}: heartbeat_ack t1 r30 promise 50ms
    0.415 227 340  n0     hears n3: heartbeat_ack t1 r30 promise 50ms
    0.415 228 259  n0     hears n2: heartbeat_ack t1 r30 promise 50ms
    0.415 230 905  n0     hears n1: heartbeat_ack t1 r30 promise 50ms
    0.415 236 109  n0     hears n4: heartbeat_ack t1 r30 promise 50ms
    0.425 167 577  n0     says to {n1, n2, n3, n4}: heartbeat t1 r31 promise 50ms
    0.425 196 067  n1     hears n0: heartbeat t1 r31 promise 50ms
    0.425 196 067  n1     says to {n0}: heartbeat_ack t1 r31 promise 50ms
    0.425 197 551  n3     hears n0: heartbeat t1 r31 promise 50ms
    0.425 197 551  n3     says to {n0}: heartbeat_ack t1 r31 promise 50ms
    0.425 197 750  n4     hears n0: heartbeat t1 r31 promise 50ms
    0.425 197 750  n4     says to {n0}: heartbeat_ack t1 r31 promise 50ms
    0.425 203 415  n2     hears n0: heartbeat t1 r31 promise 50ms
    0.425 203 415  n2     says to {n0}: heartbeat_ack t1 r31 promise 50ms
    0.425 227 592  n0     hears n3: heartbeat_ack t1 r31 promise 50ms
    0.425 228 058  n0     hears n1: heartbeat_ack t1 r31 promise 50ms
    0.425 229 419  n0     hears n2: heartbeat_ack t1 r31 promise 50ms
    0.425 234 258  n0     hears n4: heartbeat_ack t1 r31 promise 50ms
    0.435 167 712  n0     says to {n1, n2, n3, n4}: heartbeat t1 r32 promise 50ms
    0.435 195 477  n4     hears n0: heartbeat t1 r32 promise 50ms
    0.435 195 477  n4     says to {n0}: heartbeat_ack t1 r32 promise 50ms
    0.435 196 187  n3     hears n0: heartbeat t1 r32 promise 50ms
    0.435 196 187  n3     says to {n0}: heartbeat_ack t1 r32 promise 50ms
    0.435 197 355  n1     hears n0: heartbeat t1 r32 promise 50ms
    0.435 197 355  n1     says to {n0}: heartbeat_ack t1 r32 promise 50ms
    0.435 201 938  n2     hears n0: heartbeat t1 r32 promise 50ms
    0.435 201 938  n2     says to {n0}: heartbeat_ack t1 r32 promise 50ms
    0.435 224 423  n0     hears n1: heartbeat_ack t1 r32 promise 50ms
    0.435 226 000  n0     hears n3: heartbeat_ack t1 r32 promise 50ms
    0.435 226 905  n0     hears n4: heartbeat_ack t1 r32 promise 50ms
    0.435 234 087  n0     hears n2: heartbeat_ack t1 r32 promise 50ms
    0.445 167 498  n0     says to {n1, n2, n3, n4}: heartbeat t1 r33 promise 50ms
    0.445 196 347  n3     hears n0: heartbeat t1 r33 promise 50ms
    0.445 196 347  n3     says to {n0}: heartbeat_ack t1 r33 promise 50ms
    0.445 200 960  n1     hears n0: heartbeat t1 r33 promise 50ms
    0.445 200 960  n1     says to {n0}: heartbeat_ack t1 r33 promise 50ms
    0.445 202 808  n4     hears n0: heartbeat t1 r33 promise 50ms
    0.445 202 808  n4     says to {n0}: heartbeat_ack t1 r33 promise 50ms
    0.445 202 966  n2     hears n0: heartbeat t1 r33 promise 50ms
    0.445 202 966  n2     says to {n0}: heartbeat_ack t1 r33 promise 50ms
    0.445 229 406  n0     hears n2: heartbeat_ack t1 r33 promise 50ms
    0.445 231 482  n0     hears n3: heartbeat_ack t1 r33 promise 50ms
    0.445 234 610  n0     hears n4: heartbeat_ack t1 r33 promise 50ms
    0.445 237 472  n0     hears n1: heartbeat_ack t1 r33 promise 50ms
    0.455 167 405  n0     says to {n1, n2, n3, n4}: heartbeat t1 r34 promise 50ms
    0.455 194 766  n4     hears n0: heartbeat t1 r34 promise 50ms
    0.455 194 766  n4     says to {n0}: heartbeat_ack t1 r34 promise 50ms
    0.455 194 891  n1     hears n0: heartbeat t1 r34 promise 50ms
    0.455 194 891  n1     says to {n0}: heartbeat_ack t1 r34 promise 50ms
    0.455 203 896  n2     hears n0: heartbeat t1 r34 promise 50ms
    0.455 203 896  n2     says to {n0}: heartbeat_ack t1 r34 promise 50ms
    0.455 204 878  n3     hears n0: heartbeat t1 r34 promise 50ms
    0.455 204 878  n3     says to {n0}: heartbeat_ack t1 r34 promise 50ms
    0.455 221 672  n0     hears n4: heartbeat_ack t1 r34 promise 50ms
    0.455 229 696  n0     hears n2: heartbeat_ack t1 r34 promise 50ms
    0.455 230 299  n0     hears n1: heartbeat_ack t1 r34 promise 50ms
    0.455 234 654  n0     hears n3: heartbeat_ack t1 r34 promise 50ms
    0.465 167 657  n0     says to {n1, n2, n3, n4}: heartbeat t1 r35 promise 50ms
    0.465 192 847  n2     hears n0: heartbeat t1 r35 promise 50ms
    0.465 192 847  n2     says to {n0}: heartbeat_ack t1 r35 promise 50ms
    0.465 192 915  n4     hears n0: heartbeat t1 r35 promise 50ms
    0.465 192 915  n4     says to {n0}: heartbeat_ack t1 r35 promise 50ms
    0.465 197 955  n3     hears n0: heartbeat t1 r35 promise 50ms
    0.465 197 955  n3     says to {n0}: heartbeat_ack t1 r35 promise 50ms
    0.465 202 270  n1     hears n0: heartbeat t1 r35 promise 50ms
    0.465 202 270  n1     says to {n0}: heartbeat_ack t1 r35 promise 50ms
    0.465 218 189  n0     hears n2: heartbeat_ack t1 r35 promise 50ms
    0.465 222 260  n0     hears n4: heartbeat_ack t1 r35 promise 50ms
    0.465 227 956  n0     hears n3: heartbeat_ack t1 r35 promise 50ms
    0.465 229 716  n0     hears n1: heartbeat_ack t1 r35 promise 50ms
    0.475 167 408  n0     says to {n1, n2, n3, n4}: heartbeat t1 r36 promise 50ms
    0.475 194 657  n2     hears n0: heartbeat t1 r36 promise 50ms
    0.475 194 657  n2     says to {n0}: heartbeat_ack t1 r36 promise 50ms
    0.475 200 737  n1     hears n0: heartbeat t1 r36 promise 50ms
    0.475 200 737  n1     says to {n0}: heartbeat_ack t1 r36 promise 50ms
    0.475 203 540  n3     hears n0: heartbeat t1 r36 promise 50ms
    0.475 203 540  n3     says to {n0}: heartbeat_ack t1 r36 promise 50ms
    0.475 204 589  n4     hears n0: heartbeat t1 r36 promise 50ms
    0.475 204 589  n4     says to {n0}: heartbeat_ack t1 r36 promise 50ms
    0.475 228 213  n0     hears n2: heartbeat_ack t1 r36 promise 50ms
    0.475 230 350  n0     hears n3: heartbeat_ack t1 r36 promise 50ms
    0.475 234 038  n0     hears n1: heartbeat_ack t1 r36 promise 50ms
    0.475 234 823  n0     hears n4: heartbeat_ack t1 r36 promise 50ms
    0.485 167 600  n0     says to {n1, n2, n3, n4}: heartbeat t1 r37 promise 50ms
    0.485 193 649  n3     hears n0: heartbeat t1 r37 promise 50ms
    0.485 193 649  n3     says to {n0}: heartbeat_ack t1 r37 promise 50ms
    0.485 195 756  n4     hears n0: heartbeat t1 r37 promise 50ms
    0.485 195 756  n4     says to {n0}: heartbeat_ack t1 r37 promise 50ms
    0.485 198 019  n1     hears n0: heartbeat t1 r37 promise 50ms
    0.485 198 019  n1     says to {n0}: heartbeat_ack t1 r37 promise 50ms
    0.485 202 614  n2     hears n0: heartbeat t1 r37 promise 50ms
    0.485 202 614  n2     says to {n0}: heartbeat_ack t1 r37 promise 50ms
    0.485 222 448  n0     hears n3: heartbeat_ack t1 r37 promise 50ms
    0.485 230 182  n0     hears n4: heartbeat_ack t1 r37 promise 50ms
    0.485 232 512  n0     hears n1: heartbeat_ack t1 r37 promise 50ms
    0.485 236 543  n0     hears n2: heartbeat_ack t1 r37 promise 50ms
    0.495 167 404  n0     says to {n1, n2, n3, n4}: heartbeat t1 r38 promise 50ms
    0.495 194 566  n2     hears n0: heartbeat t1 r38 promise 50ms
    0.495 194 566  n2     says to {n0}: heartbeat_ack t1 r38 promise 50ms
    0.495 199 455  n3     hears n0: heartbeat t1 r38 promise 50ms
    0.495 199 455  n3     says to {n0}: heartbeat_ack t1 r38 promise 50ms
    0.495 199 470  n1     hears n0: heartbeat t1 r38 promise 50ms
    0.495 199 470  n1     says to {n0}: heartbeat_ack t1 r38 promise 50ms
    0.495 202 517  n4     hears n0: heartbeat t1 r38 promise 50ms
    0.495 202 517  n4     says to {n0}: heartbeat_ack t1 r38 promise 50ms
    0.495 228 481  n0     hears n2: heartbeat_ack t1 r38 promise 50ms
    0.495 229 359  n0     hears n4: heartbeat_ack t1 r38 promise 50ms
    0.495 232 147  n0     hears n1: heartbeat_ack t1 r38 promise 50ms
    0.495 309 152  n0     hears n3: heartbeat_ack t1 r38 promise 50ms
    0.505 167 649  n0     says to {n1, n2, n3, n4}: heartbeat t1 r39 promise 50ms
    0.505 194 443  n3     hears n0: heartbeat t1 r39 promise 50ms
    0.505 194 443  n3     says to {n0}: heartbeat_ack t1 r39 promise 50ms
    0.505 197 886  n1     hears n0: heartbeat t1 r39 promise 50ms
    0.505 197 886  n1     says to {n0}: heartbeat_ack t1 r39 promise 50ms
    0.505 198 652  n2     hears n0: heartbeat t1 r39 promise 50ms
    0.505 198 652  n2     says to {n0}: heartbeat_ack t1 r39 promise 50ms
    0.505 202 525  n4     hears n0: heartbeat t1 r39 promise 50ms
    0.505 202 525  n4     says to {n0}: heartbeat_ack t1 r39 promise 50ms
    0.505 226 330  n0     hears n3: heartbeat_ack t1 r39 promise 50ms
    0.505 228 389  n0     hears n1: heartbeat_ack t1 r39 promise 50ms
    0.505 232 965  n0     hears n4: heartbeat_ack t1 r39 promise 50ms
    0.505 234 759  n0     hears n2: heartbeat_ack t1 r39 promise 50ms
    0.515 167 568  n0     says to {n1, n2, n3, n4}: heartbeat t1 r40 promise 50ms
    0.515 195 137  n3     hears n0: heartbeat t1 r40 promise 50ms
    0.515 195 137  n3     says to {n0}: heartbeat_ack t1 r40 promise 50ms
    0.515 202 144  n4     hears n0: heartbeat t1 r40 promise 50ms
    0.515 202 144  n4     says to {n0}: heartbeat_ack t1 r40 promise 50ms
    0.515 204 055  n1     hears n0: heartbeat t1 r40 promise 50ms
    0.515 204 055  n1     says to {n0}: heartbeat_ack t1 r40 promise 50ms
    0.515 204 616  n2     hears n0: heartbeat t1 r40 promise 50ms
    0.515 204 616  n2     says to {n0}: heartbeat_ack t1 r40 promise 50ms
    0.515 225 080  n0     hears n3: heartbeat_ack t1 r40 promise 50ms
    0.515 233 060  n0     hears n1: heartbeat_ack t1 r40 promise 50ms
    0.515 233 730  n0     hears n4: heartbeat_ack t1 r40 promise 50ms
    0.515 233 984  n0     hears n2: heartbeat_ack t1 r40 promise 50ms
    0.525 167 409  n0     says to {n1, n2, n3, n4}: heartbeat t1 r41 promise 50ms
    0.525 195 587  n4     hears n0: heartbeat t1 r41 promise 50ms
    0.525 195 587  n4     says to {n0}: heartbeat_ack t1 r41 promise 50ms
    0.525 195 712  n1     hears n0: heartbeat t1 r41 promise 50ms
    0.525 195 712  n1     says to {n0}: heartbeat_ack t1 r41 promise 50ms
    0.525 197 184  n2     hears n0: heartbeat t1 r41 promise 50ms
    0.525 197 184  n2     says to {n0}: heartbeat_ack t1 r41 promise 50ms
    0.525 198 953  n3     hears n0: heartbeat t1 r41 promise 50ms
    0.525 198 953  n3     says to {n0}: heartbeat_ack t1 r41 promise 50ms
    0.525 226 428  n0     hears n4: heartbeat_ack t1 r41 promise 50ms
    0.525 227 156  n0     hears n3: heartbeat_ack t1 r41 promise 50ms
    0.525 228 429  n0     hears n1: heartbeat_ack t1 r41 promise 50ms
    0.525 240 327  n0     hears n2: heartbeat_ack t1 r41 promise 50ms
    0.535 167 427  n0     says to {n1, n2, n3, n4}: heartbeat t1 r42 promise 50ms
    0.535 194 108  n2     hears n0: heartbeat t1 r42 promise 50ms
    0.535 194 108  n2     says to {n0}: heartbeat_ack t1 r42 promise 50ms
    0.535 195 555  n3     hears n0: heartbeat t1 r42 promise 50ms
    0.535 195 555  n3     says to {n0}: heartbeat_ack t1 r42 promise 50ms
    0.535 201 628  n4     hears n0: heartbeat t1 r42 promise 50ms
    0.535 201 628  n4     says to {n0}: heartbeat_ack t1 r42 promise 50ms
    0.535 204 215  n1     hears n0: heartbeat t1 r42 promise 50ms
    0.535 204 215  n1     says to {n0}: heartbeat_ack t1 r42 promise 50ms
    0.535 223 037  n0     hears n2: heartbeat_ack t1 r42 promise 50ms
    0.535 226 879  n0     hears n4: heartbeat_ack t1 r42 promise 50ms
    0.535 228 691  n0     hears n3: heartbeat_ack t1 r42 promise 50ms
    0.535 235 713  n0     hears n1: heartbeat_ack t1 r42 promise 50ms
    0.545 167 628  n0     says to {n1, n2, n3, n4}: heartbeat t1 r43 promise 50ms
    0.545 193 103  n3     hears n0: heartbeat t1 r43 promise 50ms
    0.545 193 103  n3     says to {n0}: heartbeat_ack t1 r43 promise 50ms
    0.545 194 761  n4     hears n0: heartbeat t1 r43 promise 50ms
    0.545 194 761  n4     says to {n0}: heartbeat_ack t1 r43 promise 50ms
    0.545 196 906  n2     hears n0: heartbeat t1 r43 promise 50ms
    0.545 196 906  n2     says to {n0}: heartbeat_ack t1 r43 promise 50ms
    0.545 197 513  n1     hears n0: heartbeat t1 r43 promise 50ms
    0.545 197 513  n1     says to {n0}: heartbeat_ack t1 r43 promise 50ms
    0.545 227 608  n0     hears n3: heartbeat_ack t1 r43 promise 50ms
    0.545 229 548  n0     hears n1: heartbeat_ack t1 r43 promise 50ms
    0.545 230 576  n0     hears n4: heartbeat_ack t1 r43 promise 50ms
    0.545 232 175  n0     hears n2: heartbeat_ack t1 r43 promise 50ms
    0.555 167 805  n0     says to {n1, n2, n3, n4}: heartbeat t1 r44 promise 50ms
    0.555 192 845  n2     hears n0: heartbeat t1 r44 promise 50ms
    0.555 192 845  n2     says to {n0}: heartbeat_ack t1 r44 promise 50ms
    0.555 194 947  n4     hears n0: heartbeat t1 r44 promise 50ms
    0.555 194 947  n4     says to {n0}: heartbeat_ack t1 r44 promise 50ms
    0.555 195 499  n1     hears n0: heartbeat t1 r44 promise 50ms
    0.555 195 499  n1     says to {n0}: heartbeat_ack t1 r44 promise 50ms
    0.555 200 332  n3     hears n0: heartbeat t1 r44 promise 50ms
    0.555 200 332  n3     says to {n0}: heartbeat_ack t1 r44 promise 50ms
    0.555 223 395  n0     hears n2: heartbeat_ack t1 r44 promise 50ms
    0.555 227 982  n0     hears n4: heartbeat_ack t1 r44 promise 50ms
    0.555 228 783  n0     hears n1: heartbeat_ack t1 r44 promise 50ms
    0.555 229 105  n0     hears n3: heartbeat_ack t1 r44 promise 50ms
    0.565 167 648  n0     says to {n1, n2, n3, n4}: heartbeat t1 r45 promise 50ms
    0.565 194 824  n3     hears n0: heartbeat t1 r45 promise 50ms
    0.565 194 824  n3     says to {n0}: heartbeat_ack t1 r45 promise 50ms
    0.565 197 775  n4     hears n0: heartbeat t1 r45 promise 50ms
    0.565 197 775  n4     says to {n0}: heartbeat_ack t1 r45 promise 50ms
    0.565 200 397  n2     hears n0: heartbeat t1 r45 promise 50ms
    0.565 200 397  n2     says to {n0}: heartbeat_ack t1 r45 promise 50ms
    0.565 202 238  n1     hears n0: heartbeat t1 r45 promise 50ms
    0.565 202 238  n1     says to {n0}: heartbeat_ack t1 r45 promise 50ms
    0.565 220 903  n0     hears n3: heartbeat_ack t1 r45 promise 50ms
    0.565 228 810  n0     hears n1: heartbeat_ack t1 r45 promise 50ms
    0.565 229 391  n0     hears n2: heartbeat_ack t1 r45 promise 50ms
    0.565 234 815  n0     hears n4: heartbeat_ack t1 r45 promise 50ms
    0.575 167 627  n0     says to {n1, n2, n3, n4}: heartbeat t1 r46 promise 50ms
    0.575 195 146  n3     hears n0: heartbeat t1 r46 promise 50ms
    0.575 195 146  n3     says to {n0}: heartbeat_ack t1 r46 promise 50ms
    0.575 198 252  n1     hears n0: heartbeat t1 r46 promise 50ms
    0.575 198 252  n1     says to {n0}: heartbeat_ack t1 r46 promise 50ms
    0.575 199 993  n2     hears n0: heartbeat t1 r46 promise 50ms
    0.575 199 993  n2     says to {n0}: heartbeat_ack t1 r46 promise 50ms
    0.575 202 946  n4     hears n0: heartbeat t1 r46 promise 50ms
    0.575 202 946  n4     says to {n0}: heartbeat_ack t1 r46 promise 50ms
    0.575 225 080  n0     hears n2: heartbeat_ack t1 r46 promise 50ms
    0.575 227 781  n0     hears n3: heartbeat_ack t1 r46 promise 50ms
    0.575 231 621  n0     hears n1: heartbeat_ack t1 r46 promise 50ms
    0.575 232 102  n0     hears n4: heartbeat_ack t1 r46 promise 50ms
    0.585 167 535  n0     says to {n1, n2, n3, n4}: heartbeat t1 r47 promise 50ms
    0.585 193 454  n4     hears n0: heartbeat t1 r47 promise 50ms
    0.585 193 454  n4     says to {n0}: heartbeat_ack t1 r47 promise 50ms
    0.585 194 512  n3     hears n0: heartbeat t1 r47 promise 50ms
    0.585 194 512  n3     says to {n0}: heartbeat_ack t1 r47 promise 50ms
    0.585 197 409  n2     hears n0: heartbeat t1 r47 promise 50ms
    0.585 197 409  n2     says to {n0}: heartbeat_ack t1 r47 promise 50ms
    0.585 204 048  n1     hears n0: heartbeat t1 r47 promise 50ms
    0.585 204 048  n1     says to {n0}: heartbeat_ack t1 r47 promise 50ms
    0.585 223 218  n0     hears n2: heartbeat_ack t1 r47 promise 50ms
    0.585 227 106  n0     hears n3: heartbeat_ack t1 r47 promise 50ms
    0.585 228 464  n0     hears n4: heartbeat_ack t1 r47 promise 50ms
    0.585 232 306  n0     hears n1: heartbeat_ack t1 r47 promise 50ms
    0.595 167 700  n0     says to {n1, n2, n3, n4}: heartbeat t1 r48 promise 50ms
    0.595 193 944  n4     hears n0: heartbeat t1 r48 promise 50ms
    0.595 193 944  n4     says to {n0}: heartbeat_ack t1 r48 promise 50ms
    0.595 194 502  n2     hears n0: heartbeat t1 r48 promise 50ms
    0.595 194 502  n2     says to {n0}: heartbeat_ack t1 r48 promise 50ms
    0.595 201 305  n1     hears n0: heartbeat t1 r48 promise 50ms
    0.595 201 305  n1     says to {n0}: heartbeat_ack t1 r48 promise 50ms
    0.595 202 683  n3     hears n0: heartbeat t1 r48 promise 50ms
    0.595 202 683  n3     says to {n0}: heartbeat_ack t1 r48 promise 50ms
    0.595 223 372  n0     hears n4: heartbeat_ack t1 r48 promise 50ms
    0.595 223 898  n0     hears n2: heartbeat_ack t1 r48 promise 50ms
    0.595 226 876  n0     hears n1: heartbeat_ack t1 r48 promise 50ms
    0.595 237 710  n0     hears n3: heartbeat_ack t1 r48 promise 50ms
    0.605 167 563  n0     says to {n1, n2, n3, n4}: heartbeat t1 r49 promise 50ms
    0.605 198 295  n3     hears n0: heartbeat t1 r49 promise 50ms
    0.605 198 295  n3     says to {n0}: heartbeat_ack t1 r49 promise 50ms
    0.605 198 805  n2     hears n0: heartbeat t1 r49 promise 50ms
    0.605 198 805  n2     says to {n0}: heartbeat_ack t1 r49 promise 50ms
    0.605 201 504  n4     hears n0: heartbeat t1 r49 promise 50ms
    0.605 201 504  n4     says to {n0}: heartbeat_ack t1 r49 promise 50ms
    0.605 203 570  n1     hears n0: heartbeat t1 r49 promise 50ms
    0.605 203 570  n1     says to {n0}: heartbeat_ack t1 r49 promise 50ms
    0.605 227 345  n0     hears n2: heartbeat_ack t1 r49 promise 50ms
    0.605 231 394  n0     hears n3: heartbeat_ack t1 r49 promise 50ms
    0.605 232 026  n0     hears n4: heartbeat_ack t1 r49 promise 50ms
    0.605 238 936  n0     hears n1: heartbeat_ack t1 r49 promise 50ms
    0.615 167 550  n0     says to {n1, n2, n3, n4}: heartbeat t1 r50 promise 50ms
    0.615 193 415  n3     hears n0: heartbeat t1 r50 promise 50ms
    0.615 193 415  n3     says to {n0}: heartbeat_ack t1 r50 promise 50ms
    0.615 193 440  n2     hears n0: heartbeat t1 r50 promise 50ms
    0.615 193 440  n2     says to {n0}: heartbeat_ack t1 r50 promise 50ms
    0.615 193 446  n1     hears n0: heartbeat t1 r50 promise 50ms
    0.615 193 446  n1     says to {n0}: heartbeat_ack t1 r50 promise 50ms
    0.615 195 719  n4     hears n0: heartbeat t1 r50 promise 50ms
    0.615 195 719  n4     says to {n0}: heartbeat_ack t1 r50 promise 50ms
    0.615 221 998  n0     hears n2: heartbeat_ack t1 r50 promise 50ms
    0.615 224 227  n0     hears n3: heartbeat_ack t1 r50 promise 50ms
    0.615 227 718  n0     hears n1: heartbeat_ack t1 r50 promise 50ms
    0.615 230 432  n0     hears n4: heartbeat_ack t1 r50 promise 50ms
    0.625 167 849  n0     says to {n1, n2, n3, n4}: heartbeat t1 r51 promise 50ms
    0.625 194 119  n4     hears n0: heartbeat t1 r51 promise 50ms
    0.625 194 119  n4     says to {n0}: heartbeat_ack t1 r51 promise 50ms
    0.625 194 315  n3     hears n0: heartbeat t1 r51 promise 50ms
    0.625 194 315  n3     says to {n0}: heartbeat_ack t1 r51 promise 50ms
    0.625 196 061  n2     hears n0: heartbeat t1 r51 promise 50ms
    0.625 196 061  n2     says to {n0}: heartbeat_ack t1 r51 promise 50ms
    0.625 202 434  n1     hears n0: heartbeat t1 r51 promise 50ms
    0.625 202 434  n1     says to {n0}: heartbeat_ack t1 r51 promise 50ms
    0.625 219 528  n0     hears n3: heartbeat_ack t1 r51 promise 50ms
    0.625 228 732  n0     hears n1: heartbeat_ack t1 r51 promise 50ms
    0.625 229 019  n0     hears n4: heartbeat_ack t1 r51 promise 50ms
    0.625 232 431  n0     hears n2: heartbeat_ack t1 r51 promise 50ms
    0.635 167 771  n0     says to {n1, n2, n3, n4}: heartbeat t1 r52 promise 50ms
    0.635 194 087  n4     hears n0: heartbeat t1 r52 promise 50ms
    0.635 194 087  n4     says to {n0}: heartbeat_ack t1 r52 promise 50ms
    0.635 197 404  n2     hears n0: heartbeat t1 r52 promise 50ms
    0.635 197 404  n2     says to {n0}: heartbeat_ack t1 r52 promise 50ms
    0.635 198 882  n1     hears n0: heartbeat t1 r52 promise 50ms
    0.635 198 882  n1     says to {n0}: heartbeat_ack t1 r52 promise 50ms
    0.635 202 362  n3     hears n0: heartbeat t1 r52 promise 50ms
    0.635 202 362  n3     says to {n0}: heartbeat_ack t1 r52 promise 50ms
    0.635 224 797  n0     hears n4: heartbeat_ack t1 r52 promise 50ms
    0.635 226 764  n0     hears n2: heartbeat_ack t1 r52 promise 50ms
    0.635 228 021  n0     hears n1: heartbeat_ack t1 r52 promise 50ms
    0.635 228 803  n0     hears n3: heartbeat_ack t1 r52 promise 50ms
    0.645 167 514  n0     says to {n1, n2, n3, n4}: heartbeat t1 r53 promise 50ms
    0.645 199 471  n3     hears n0: heartbeat t1 r53 promise 50ms
    0.645 199 471  n3     says to {n0}: heartbeat_ack t1 r53 promise 50ms
    0.645 200 389  n1     hears n0: heartbeat t1 r53 promise 50ms
    0.645 200 389  n1     says to {n0}: heartbeat_ack t1 r53 promise 50ms
    0.645 203 171  n2     hears n0: heartbeat t1 r53 promise 50ms
    0.645 203 171  n2     says to {n0}: heartbeat_ack t1 r53 promise 50ms
    0.645 204 270  n4     hears n0: heartbeat t1 r53 promise 50ms
    0.645 204 270  n4     says to {n0}: heartbeat_ack t1 r53 promise 50ms
    0.645 231 739  n0     hears n3: heartbeat_ack t1 r53 promise 50ms
    0.645 233 975  n0     hears n1: heartbeat_ack t1 r53 promise 50ms
    0.645 236 285  n0     hears n2: heartbeat_ack t1 r53 promise 50ms
    0.645 238 119  n0     hears n4: heartbeat_ack t1 r53 promise 50ms
    0.655 167 783  n0     says to {n1, n2, n3, n4}: heartbeat t1 r54 promise 50ms
    0.655 194 040  n1     hears n0: heartbeat t1 r54 promise 50ms
    0.655 194 040  n1     says to {n0}: heartbeat_ack t1 r54 promise 50ms
    0.655 197 014  n3     hears n0: heartbeat t1 r54 promise 50ms
    0.655 197 014  n3     says to {n0}: heartbeat_ack t1 r54 promise 50ms
    0.655 198 885  n2     hears n0: heartbeat t1 r54 promise 50ms
    0.655 198 885  n2     says to {n0}: heartbeat_ack t1 r54 promise 50ms
    0.655 199 768  n4     hears n0: heartbeat t1 r54 promise 50ms
    0.655 199 768  n4     says to {n0}: heartbeat_ack t1 r54 promise 50ms
    0.655 219 211  n0     hears n1: heartbeat_ack t1 r54 promise 50ms
    0.655 224 311  n0     hears n3: heartbeat_ack t1 r54 promise 50ms
    0.655 226 128  n0     hears n4: heartbeat_ack t1 r54 promise 50ms
    0.655 231 234  n0     hears n2: heartbeat_ack t1 r54 promise 50ms
    0.665 167 572  n0     says to {n1, n2, n3, n4}: heartbeat t1 r55 promise 50ms
    0.665 193 405  n1     hears n0: heartbeat t1 r55 promise 50ms
    0.665 193 405  n1     says to {n0}: heartbeat_ack t1 r55 promise 50ms
    0.665 195 774  n3     hears n0: heartbeat t1 r55 promise 50ms
    0.665 195 774  n3     says to {n0}: heartbeat_ack t1 r55 promise 50ms
    0.665 203 669  n2     hears n0: heartbeat t1 r55 promise 50ms
    0.665 203 669  n2     says to {n0}: heartbeat_ack t1 r55 promise 50ms
    0.665 213 074  n4     hears n0: heartbeat t1 r55 promise 50ms
    0.665 213 074  n4     says to {n0}: heartbeat_ack t1 r55 promise 50ms
    0.665 222 285  n0     hears n1: heartbeat_ack t1 r55 promise 50ms
    0.665 228 834  n0     hears n3: heartbeat_ack t1 r55 promise 50ms
    0.665 238 004  n0     hears n2: heartbeat_ack t1 r55 promise 50ms
    0.665 238 535  n0     hears n4: heartbeat_ack t1 r55 promise 50ms
    0.675 167 573  n0     says to {n1, n2, n3, n4}: heartbeat t1 r56 promise 50ms
    0.675 196 190  n4     hears n0: heartbeat t1 r56 promise 50ms
    0.675 196 190  n4     says to {n0}: heartbeat_ack t1 r56 promise 50ms
    0.675 203 640  n2     hears n0: heartbeat t1 r56 promise 50ms
    0.675 203 640  n2     says to {n0}: heartbeat_ack t1 r56 promise 50ms
    0.675 204 174  n3     hears n0: heartbeat t1 r56 promise 50ms
    0.675 204 174  n3     says to {n0}: heartbeat_ack t1 r56 promise 50ms
    0.675 225 367  n0     hears n4: heartbeat_ack t1 r56 promise 50ms
    0.675 239 794  n0     hears n2: heartbeat_ack t1 r56 promise 50ms
    0.675 240 089  n0     hears n3: heartbeat_ack t1 r56 promise 50ms
    0.675 349 357  n1     hears n0: heartbeat t1 r56 promise 50ms
    0.675 349 357  n1     says to {n0}: heartbeat_ack t1 r56 promise 50ms
    0.675 381 690  n0     hears n1: heartbeat_ack t1 r56 promise 50ms
    0.685 167 549  n0     says to {n1, n2, n3, n4}: heartbeat t1 r57 promise 50ms
    0.685 195 432  n2     hears n0: heartbeat t1 r57 promise 50ms
    0.685 195 432  n2     says to {n0}: heartbeat_ack t1 r57 promise 50ms
    0.685 197 688  n4     hears n0: heartbeat t1 r57 promise 50ms
    0.685 197 688  n4     says to {n0}: heartbeat_ack t1 r57 promise 50ms
    0.685 199 213  n1     hears n0: heartbeat t1 r57 promise 50ms
    0.685 199 213  n1     says to {n0}: heartbeat_ack t1 r57 promise 50ms
    0.685 201 876  n3     hears n0: heartbeat t1 r57 promise 50ms
    0.685 201 876  n3     says to {n0}: heartbeat_ack t1 r57 promise 50ms
    0.685 225 064  n0     hears n4: heartbeat_ack t1 r57 promise 50ms
    0.685 232 709  n0     hears n2: heartbeat_ack t1 r57 promise 50ms
    0.685 233 563  n0     hears n1: heartbeat_ack t1 r57 promise 50ms
    0.685 236 959  n0     hears n3: heartbeat_ack t1 r57 promise 50ms
    0.695 167 491  n0     says to {n1, n2, n3, n4}: heartbeat t1 r58 promise 50ms
    0.695 195 046  n1     hears n0: heartbeat t1 r58 promise 50ms
    0.695 195 046  n1     says to {n0}: heartbeat_ack t1 r58 promise 50ms
    0.695 195 652  n3     hears n0: heartbeat t1 r58 promise 50ms
    0.695 195 652  n3     says to {n0}: heartbeat_ack t1 r58 promise 50ms
    0.695 200 980  n4     hears n0: heartbeat t1 r58 promise 50ms
    0.695 200 980  n4     says to {n0}: heartbeat_ack t1 r58 promise 50ms
    0.695 201 580  n2     hears n0: heartbeat t1 r58 promise 50ms
    0.695 201 580  n2     says to {n0}: heartbeat_ack t1 r58 promise 50ms
    0.695 220 752  n0     hears n1: heartbeat_ack t1 r58 promise 50ms
    0.695 229 551  n0     hears n2: heartbeat_ack t1 r58 promise 50ms
    0.695 229 904  n0     hears n3: heartbeat_ack t1 r58 promise 50ms
    0.695 230 954  n0     hears n4: heartbeat_ack t1 r58 promise 50ms
    0.705 167 839  n0     says to {n1, n2, n3, n4}: heartbeat t1 r59 promise 50ms
    0.705 193 339  n1     hears n0: heartbeat t1 r59 promise 50ms
    0.705 193 339  n1     says to {n0}: heartbeat_ack t1 r59 promise 50ms
    0.705 194 137  n3     hears n0: heartbeat t1 r59 promise 50ms
    0.705 194 137  n3     says to {n0}: heartbeat_ack t1 r59 promise 50ms
    0.705 194 554  n4     hears n0: heartbeat t1 r59 promise 50ms
    0.705 194 554  n4     says to {n0}: heartbeat_ack t1 r59 promise 50ms
    0.705 196 166  n2     hears n0: heartbeat t1 r59 promise 50ms
    0.705 196 166  n2     says to {n0}: heartbeat_ack t1 r59 promise 50ms
    0.705 226 297  n0     hears n3: heartbeat_ack t1 r59 promise 50ms
    0.705 229 072  n0     hears n4: heartbeat_ack t1 r59 promise 50ms
    0.705 229 248  n0     hears n1: heartbeat_ack t1 r59 promise 50ms
    0.705 231 094  n0     hears n2: heartbeat_ack t1 r59 promise 50ms
    0.715 167 750  n0     says to {n1, n2, n3, n4}: heartbeat t1 r60 promise 50ms
    0.715 195 445  n1     hears n0: heartbeat t1 r60 promise 50ms
    0.715 195 445  n1     says to {n0}: heartbeat_ack t1 r60 promise 50ms
    0.715 196 595  n3     hears n0: heartbeat t1 r60 promise 50ms
    0.715 196 595  n3     says to {n0}: heartbeat_ack t1 r60 promise 50ms
    0.715 197 374  n2     hears n0: heartbeat t1 r60 promise 50ms
    0.715 197 374  n2     says to {n0}: heartbeat_ack t1 r60 promise 50ms
    0.715 199 164  n4     hears n0: heartbeat t1 r60 promise 50ms
    0.715 199 164  n4     says to {n0}: heartbeat_ack t1 r60 promise 50ms
    0.715 224 978  n0     hears n1: heartbeat_ack t1 r60 promise 50ms
    0.715 228 474  n0     hears n4: heartbeat_ack t1 r60 promise 50ms
    0.715 229 800  n0     hears n3: heartbeat_ack t1 r60 promise 50ms
    0.715 232 923  n0     hears n2: heartbeat_ack t1 r60 promise 50ms
    0.725 167 573  n0     says to {n1, n2, n3, n4}: heartbeat t1 r61 promise 50ms
    0.725 192 748  n2     hears n0: heartbeat t1 r61 promise 50ms
    0.725 192 748  n2     says to {n0}: heartbeat_ack t1 r61 promise 50ms
    0.725 194 580  n3     hears n0: heartbeat t1 r61 promise 50ms
    0.725 194 580  n3     says to {n0}: heartbeat_ack t1 r61 promise 50ms
    0.725 199 078  n4     hears n0: heartbeat t1 r61 promise 50ms
    0.725 199 078  n4     says to {n0}: heartbeat_ack t1 r61 promise 50ms
    0.725 199 500  n1     hears n0: heartbeat t1 r61 promise 50ms
    0.725 199 500  n1     says to {n0}: heartbeat_ack t1 r61 promise 50ms
    0.725 221 247  n0     hears n2: heartbeat_ack t1 r61 promise 50ms
    0.725 224 934  n0     hears n1: heartbeat_ack t1 r61 promise 50ms
    0.725 227 121  n0     hears n3: heartbeat_ack t1 r61 promise 50ms
    0.725 231 990  n0     hears n4: heartbeat_ack t1 r61 promise 50ms
    0.735 167 501  n0     says to {n1, n2, n3, n4}: heartbeat t1 r62 promise 50ms
    0.735 197 073  n3     hears n0: heartbeat t1 r62 promise 50ms
    0.735 197 073  n3     says to {n0}: heartbeat_ack t1 r62 promise 50ms
    0.735 199 072  n2     hears n0: heartbeat t1 r62 promise 50ms
    0.735 199 072  n2     says to {n0}: heartbeat_ack t1 r62 promise 50ms
    0.735 204 954  n1     hears n0: heartbeat t1 r62 promise 50ms
    0.735 204 954  n1     says to {n0}: heartbeat_ack t1 r62 promise 50ms
    0.735 209 681  n4     hears n0: heartbeat t1 r62 promise 50ms
    0.735 209 681  n4     says to {n0}: heartbeat_ack t1 r62 promise 50ms
    0.735 225 924  n0     hears n2: heartbeat_ack t1 r62 promise 50ms
    0.735 231 572  n0     hears n3: heartbeat_ack t1 r62 promise 50ms
    0.735 236 627  n0     hears n4: heartbeat_ack t1 r62 promise 50ms
    0.735 241 498  n0     hears n1: heartbeat_ack t1 r62 promise 50ms
    0.745 167 701  n0     says to {n1, n2, n3, n4}: heartbeat t1 r63 promise 50ms
    0.745 194 384  n3     hears n0: heartbeat t1 r63 promise 50ms
    0.745 194 384  n3     says to {n0}: heartbeat_ack t1 r63 promise 50ms
    0.745 197 982  n2     hears n0: heartbeat t1 r63 promise 50ms
    0.745 197 982  n2     says to {n0}: heartbeat_ack t1 r63 promise 50ms
    0.745 201 385  n4     hears n0: heartbeat t1 r63 promise 50ms
    0.745 201 385  n4     says to {n0}: heartbeat_ack t1 r63 promise 50ms
    0.745 204 439  n1     hears n0: heartbeat t1 r63 promise 50ms
    0.745 204 439  n1     says to {n0}: heartbeat_ack t1 r63 promise 50ms
    0.745 220 030  n0     hears n3: heartbeat_ack t1 r63 promise 50ms
    0.745 226 770  n0     hears n4: heartbeat_ack t1 r63 promise 50ms
    0.745 228 078  n0     hears n2: heartbeat_ack t1 r63 promise 50ms
    0.745 229 650  n0     hears n1: heartbeat_ack t1 r63 promise 50ms
    0.755 167 593  n0     says to {n1, n2, n3, n4}: heartbeat t1 r64 promise 50ms
    0.755 200 549  n2     hears n0: heartbeat t1 r64 promise 50ms
    0.755 200 549  n2     says to {n0}: heartbeat_ack t1 r64 promise 50ms
    0.755 203 523  n1     hears n0: heartbeat t1 r64 promise 50ms
    0.755 203 523  n1     says to {n0}: heartbeat_ack t1 r64 promise 50ms
    0.755 204 057  n3     hears n0: heartbeat t1 r64 promise 50ms
    0.755 204 057  n3     says to {n0}: heartbeat_ack t1 r64 promise 50ms
    0.755 204 929  n4     hears n0: heartbeat t1 r64 promise 50ms
    0.755 204 929  n4     says to {n0}: heartbeat_ack t1 r64 promise 50ms
    0.755 230 135  n0     hears n3: heartbeat_ack t1 r64 promise 50ms
    0.755 232 391  n0     hears n1: heartbeat_ack t1 r64 promise 50ms
    0.755 234 959  n0     hears n4: heartbeat_ack t1 r64 promise 50ms
    0.755 236 303  n0     hears n2: heartbeat_ack t1 r64 promise 50ms
    0.765 167 702  n0     says to {n1, n2, n3, n4}: heartbeat t1 r65 promise 50ms
    0.765 193 133  n3     hears n0: heartbeat t1 r65 promise 50ms
    0.765 193 133  n3     says to {n0}: heartbeat_ack t1 r65 promise 50ms
    0.765 197 360  n4     hears n0: heartbeat t1 r65 promise 50ms
    0.765 197 360  n4     says to {n0}: heartbeat_ack t1 r65 promise 50ms
    0.765 198 012  n1     hears n0: heartbeat t1 r65 promise 50ms
    0.765 198 012  n1     says to {n0}: heartbeat_ack t1 r65 promise 50ms
    0.765 203 023  n2     hears n0: heartbeat t1 r65 promise 50ms
    0.765 203 023  n2     says to {n0}: heartbeat_ack t1 r65 promise 50ms
    0.765 219 372  n0     hears n3: heartbeat_ack t1 r65 promise 50ms
    0.765 224 508  n0     hears n4: heartbeat_ack t1 r65 promise 50ms
    0.765 225 997  n0     hears n1: heartbeat_ack t1 r65 promise 50ms
    0.765 237 175  n0     hears n2: heartbeat_ack t1 r65 promise 50ms
    0.775 167 623  n0     says to {n1, n2, n3, n4}: heartbeat t1 r66 promise 50ms
    0.775 193 019  n4     hears n0: heartbeat t1 r66 promise 50ms
    0.775 193 019  n4     says to {n0}: heartbeat_ack t1 r66 promise 50ms
    0.775 193 158  n2     hears n0: heartbeat t1 r66 promise 50ms
    0.775 193 158  n2     says to {n0}: heartbeat_ack t1 r66 promise 50ms
    0.775 197 346  n3     hears n0: heartbeat t1 r66 promise 50ms
    0.775 197 346  n3     says to {n0}: heartbeat_ack t1 r66 promise 50ms
    0.775 201 371  n1     hears n0: heartbeat t1 r66 promise 50ms
    0.775 201 371  n1     says to {n0}: heartbeat_ack t1 r66 promise 50ms
    0.775 225 207  n0     hears n2: heartbeat_ack t1 r66 promise 50ms
    0.775 228 691  n0     hears n1: heartbeat_ack t1 r66 promise 50ms
    0.775 229 939  n0     hears n4: heartbeat_ack t1 r66 promise 50ms
    0.775 230 299  n0     hears n3: heartbeat_ack t1 r66 promise 50ms
    0.785 167 816  n0     says to {n1, n2, n3, n4}: heartbeat t1 r67 promise 50ms
    0.785 196 552  n2     hears n0: heartbeat t1 r67 promise 50ms
    0.785 196 552  n2     says to {n0}: heartbeat_ack t1 r67 promise 50ms
    0.785 200 449  n4     hears n0: heartbeat t1 r67 promise 50ms
    0.785 200 449  n4     says to {n0}: heartbeat_ack t1 r67 promise 50ms
    0.785 201 740  n3     hears n0: heartbeat t1 r67 promise 50ms
    0.785 201 740  n3     says to {n0}: heartbeat_ack t1 r67 promise 50ms
    0.785 203 256  n1     hears n0: heartbeat t1 r67 promise 50ms
    0.785 203 256  n1     says to {n0}: heartbeat_ack t1 r67 promise 50ms
    0.785 226 217  n0     hears n4: heartbeat_ack t1 r67 promise 50ms
    0.785 230 056  n0     hears n2: heartbeat_ack t1 r67 promise 50ms
    0.785 231 603  n0     hears n1: heartbeat_ack t1 r67 promise 50ms
    0.785 235 614  n0     hears n3: heartbeat_ack t1 r67 promise 50ms
    0.795 167 474  n0     says to {n1, n2, n3, n4}: heartbeat t1 r68 promise 50ms
    0.795 194 709  n2     hears n0: heartbeat t1 r68 promise 50ms
    0.795 194 709  n2     says to {n0}: heartbeat_ack t1 r68 promise 50ms
    0.795 196 857  n1     hears n0: heartbeat t1 r68 promise 50ms
    0.795 196 857  n1     says to {n0}: heartbeat_ack t1 r68 promise 50ms
    0.795 202 744  n3     hears n0: heartbeat t1 r68 promise 50ms
    0.795 202 744  n3     says to {n0}: heartbeat_ack t1 r68 promise 50ms
    0.795 203 029  n4     hears n0: heartbeat t1 r68 promise 50ms
    0.795 203 029  n4     says to {n0}: heartbeat_ack t1 r68 promise 50ms
    0.795 224 583  n0     hears n1: heartbeat_ack t1 r68 promise 50ms
    0.795 224 830  n0     hears n2: heartbeat_ack t1 r68 promise 50ms
    0.795 231 262  n0     hears n4: heartbeat_ack t1 r68 promise 50ms
    0.795 232 136  n0     hears n3: heartbeat_ack t1 r68 promise 50ms
    0.805 167 464  n0     says to {n1, n2, n3, n4}: heartbeat t1 r69 promise 50ms
    0.805 193 359  n4     hears n0: heartbeat t1 r69 promise 50ms
    0.805 193 359  n4     says to {n0}: heartbeat_ack t1 r69 promise 50ms
    0.805 194 621  n2     hears n0: heartbeat t1 r69 promise 50ms
    0.805 194 621  n2     says to {n0}: heartbeat_ack t1 r69 promise 50ms
    0.805 196 169  n3     hears n0: heartbeat t1 r69 promise 50ms
    0.805 196 169  n3     says to {n0}: heartbeat_ack t1 r69 promise 50ms
    0.805 202 643  n1     hears n0: heartbeat t1 r69 promise 50ms
    0.805 202 643  n1     says to {n0}: heartbeat_ack t1 r69 promise 50ms
    0.805 221 900  n0     hears n3: heartbeat_ack t1 r69 promise 50ms
    0.805 223 883  n0     hears n4: heartbeat_ack t1 r69 promise 50ms
    0.805 229 434  n0     hears n2: heartbeat_ack t1 r69 promise 50ms
    0.805 234 847  n0     hears n1: heartbeat_ack t1 r69 promise 50ms
    0.815 167 733  n0     says to {n1, n2, n3, n4}: heartbeat t1 r70 promise 50ms
    0.815 194 085  n3     hears n0: heartbeat t1 r70 promise 50ms
    0.815 194 085  n3     says to {n0}: heartbeat_ack t1 r70 promise 50ms
    0.815 197 113  n1     hears n0: heartbeat t1 r70 promise 50ms
    0.815 197 113  n1     says to {n0}: heartbeat_ack t1 r70 promise 50ms
    0.815 197 678  n4     hears n0: heartbeat t1 r70 promise 50ms
    0.815 197 678  n4     says to {n0}: heartbeat_ack t1 r70 promise 50ms
    0.815 199 606  n2     hears n0: heartbeat t1 r70 promise 50ms
    0.815 199 606  n2     says to {n0}: heartbeat_ack t1 r70 promise 50ms
    0.815 227 518  n0     hears n2: heartbeat_ack t1 r70 promise 50ms
    0.815 230 683  n0     hears n3: heartbeat_ack t1 r70 promise 50ms
    0.815 233 572  n0     hears n4: heartbeat_ack t1 r70 promise 50ms
    0.815 233 897  n0     hears n1: heartbeat_ack t1 r70 promise 50ms
    0.825 167 588  n0     says to {n1, n2, n3, n4}: heartbeat t1 r71 promise 50ms
    0.825 193 954  n2     hears n0: heartbeat t1 r71 promise 50ms
    0.825 193 954  n2     says to {n0}: heartbeat_ack t1 r71 promise 50ms
    0.825 196 844  n3     hears n0: heartbeat t1 r71 promise 50ms
    0.825 196 844  n3     says to {n0}: heartbeat_ack t1 r71 promise 50ms
    0.825 201 453  n4     hears n0: heartbeat t1 r71 promise 50ms
    0.825 201 453  n4     says to {n0}: heartbeat_ack t1 r71 promise 50ms
    0.825 201 669  n1     hears n0: heartbeat t1 r71 promise 50ms
    0.825 201 669  n1     says to {n0}: heartbeat_ack t1 r71 promise 50ms
    0.825 223 568  n0     hears n3: heartbeat_ack t1 r71 promise 50ms
    0.825 229 212  n0     hears n4: heartbeat_ack t1 r71 promise 50ms
    0.825 229 920  n0     hears n2: heartbeat_ack t1 r71 promise 50ms
    0.825 235 443  n0     hears n1: heartbeat_ack t1 r71 promise 50ms
    0.835 167 791  n0     says to {n1, n2, n3, n4}: heartbeat t1 r72 promise 50ms
    0.835 194 766  n2     hears n0: heartbeat t1 r72 promise 50ms
    0.835 194 766  n2     says to {n0}: heartbeat_ack t1 r72 promise 50ms
    0.835 200 002  n4     hears n0: heartbeat t1 r72 promise 50ms
    0.835 200 002  n4     says to {n0}: heartbeat_ack t1 r72 promise 50ms
    0.835 202 753  n1     hears n0: heartbeat t1 r72 promise 50ms
    0.835 202 753  n1     says to {n0}: heartbeat_ack t1 r72 promise 50ms
    0.835 204 131  n3     hears n0: heartbeat t1 r72 promise 50ms
    0.835 204 131  n3     says to {n0}: heartbeat_ack t1 r72 promise 50ms
    0.835 221 522  n0     hears n2: heartbeat_ack t1 r72 promise 50ms
    0.835 226 784  n0     hears n4: heartbeat_ack t1 r72 promise 50ms
    0.835 230 248  n0     hears n1: heartbeat_ack t1 r72 promise 50ms
    0.835 233 865  n0     hears n3: heartbeat_ack t1 r72 promise 50ms
    0.845 167 673  n0     says to {n1, n2, n3, n4}: heartbeat t1 r73 promise 50ms
    0.845 195 075  n4     hears n0: heartbeat t1 r73 promise 50ms
    0.845 195 075  n4     says to {n0}: heartbeat_ack t1 r73 promise 50ms
    0.845 197 325  n1     hears n0: heartbeat t1 r73 promise 50ms
    0.845 197 325  n1     says to {n0}: heartbeat_ack t1 r73 promise 50ms
    0.845 197 904  n3     hears n0: heartbeat t1 r73 promise 50ms
    0.845 197 904  n3     says to {n0}: heartbeat_ack t1 r73 promise 50ms
    0.845 198 409  n2     hears n0: heartbeat t1 r73 promise 50ms
    0.845 198 409  n2     says to {n0}: heartbeat_ack t1 r73 promise 50ms
    0.845 222 585  n0     hears n1: heartbeat_ack t1 r73 promise 50ms
    0.845 229 228  n0     hears n4: heartbeat_ack t1 r73 promise 50ms
    0.845 229 416  n0     hears n3: heartbeat_ack t1 r73 promise 50ms
    0.845 235 512  n0     hears n2: heartbeat_ack t1 r73 promise 50ms
    0.855 167 503  n0     says to {n1, n2, n3, n4}: heartbeat t1 r74 promise 50ms
    0.855 195 871  n3     hears n0: heartbeat t1 r74 promise 50ms
    0.855 195 871  n3     says to {n0}: heartbeat_ack t1 r74 promise 50ms
    0.855 196 359  n2     hears n0: heartbeat t1 r74 promise 50ms
    0.855 196 359  n2     says to {n0}: heartbeat_ack t1 r74 promise 50ms
    0.855 198 918  n4     hears n0: heartbeat t1 r74 promise 50ms
    0.855 198 918  n4     says to {n0}: heartbeat_ack t1 r74 promise 50ms
    0.855 201 948  n1     hears n0: heartbeat t1 r74 promise 50ms
    0.855 201 948  n1     says to {n0}: heartbeat_ack t1 r74 promise 50ms
    0.855 223 806  n0     hears n3: heartbeat_ack t1 r74 promise 50ms
    0.855 227 775  n0     hears n4: heartbeat_ack t1 r74 promise 50ms
    0.855 227 866  n0     hears n2: heartbeat_ack t1 r74 promise 50ms
    0.855 231 196  n0     hears n1: heartbeat_ack t1 r74 promise 50ms
    0.865 167 394  n0     says to {n1, n2, n3, n4}: heartbeat t1 r75 promise 50ms
    0.865 195 049  n1     hears n0: heartbeat t1 r75 promise 50ms
    0.865 195 049  n1     says to {n0}: heartbeat_ack t1 r75 promise 50ms
    0.865 197 172  n4     hears n0: heartbeat t1 r75 promise 50ms
    0.865 197 172  n4     says to {n0}: heartbeat_ack t1 r75 promise 50ms
    0.865 197 859  n2     hears n0: heartbeat t1 r75 promise 50ms
    0.865 197 859  n2     says to {n0}: heartbeat_ack t1 r75 promise 50ms
    0.865 200 069  n3     hears n0: heartbeat t1 r75 promise 50ms
    0.865 200 069  n3     says to {n0}: heartbeat_ack t1 r75 promise 50ms
    0.865 223 837  n0     hears n1: heartbeat_ack t1 r75 promise 50ms
    0.865 226 347  n0     hears n2: heartbeat_ack t1 r75 promise 50ms
    0.865 228 543  n0     hears n3: heartbeat_ack t1 r75 promise 50ms
    0.865 234 244  n0     hears n4: heartbeat_ack t1 r75 promise 50ms
    0.875 167 435  n0     says to {n1, n2, n3, n4}: heartbeat t1 r76 promise 50ms
    0.875 194 460  n3     hears n0: heartbeat t1 r76 promise 50ms
    0.875 194 460  n3     says to {n0}: heartbeat_ack t1 r76 promise 50ms
    0.875 198 086  n4     hears n0: heartbeat t1 r76 promise 50ms
    0.875 198 086  n4     says to {n0}: heartbeat_ack t1 r76 promise 50ms
    0.875 202 696  n1     hears n0: heartbeat t1 r76 promise 50ms
    0.875 202 696  n1     says to {n0}: heartbeat_ack t1 r76 promise 50ms
    0.875 228 089  n0     hears n3: heartbeat_ack t1 r76 promise 50ms
    0.875 228 885  n0     hears n4: heartbeat_ack t1 r76 promise 50ms
    0.875 228 962  n0     hears n1: heartbeat_ack t1 r76 promise 50ms
    0.875 236 741  n2     hears n0: heartbeat t1 r76 promise 50ms
    0.875 236 741  n2     says to {n0}: heartbeat_ack t1 r76 promise 50ms
    0.875 268 606  n0     hears n2: heartbeat_ack t1 r76 promise 50ms
    0.885 167 674  n0     says to {n1, n2, n3, n4}: heartbeat t1 r77 promise 50ms
    0.885 196 548  n4     hears n0: heartbeat t1 r77 promise 50ms
    0.885 196 548  n4     says to {n0}: heartbeat_ack t1 r77 promise 50ms
    0.885 198 777  n3     hears n0: heartbeat t1 r77 promise 50ms
    0.885 198 777  n3     says to {n0}: heartbeat_ack t1 r77 promise 50ms
    0.885 201 671  n2     hears n0: heartbeat t1 r77 promise 50ms
    0.885 201 671  n2     says to {n0}: heartbeat_ack t1 r77 promise 50ms
    0.885 204 032  n1     hears n0: heartbeat t1 r77 promise 50ms
    0.885 204 032  n1     says to {n0}: heartbeat_ack t1 r77 promise 50ms
    0.885 226 829  n0     hears n2: heartbeat_ack t1 r77 promise 50ms
    0.885 229 261  n0     hears n3: heartbeat_ack t1 r77 promise 50ms
    0.885 231 321  n0     hears n4: heartbeat_ack t1 r77 promise 50ms
    0.885 240 215  n0     hears n1: heartbeat_ack t1 r77 promise 50ms
    0.895 167 798  n0     says to {n1, n2, n3, n4}: heartbeat t1 r78 promise 50ms
    0.895 197 084  n3     hears n0: heartbeat t1 r78 promise 50ms
    0.895 197 084  n3     says to {n0}: heartbeat_ack t1 r78 promise 50ms
    0.895 198 362  n4     hears n0: heartbeat t1 r78 promise 50ms
    0.895 198 362  n4     says to {n0}: heartbeat_ack t1 r78 promise 50ms
    0.895 198 788  n1     hears n0: heartbeat t1 r78 promise 50ms
    0.895 198 788  n1     says to {n0}: heartbeat_ack t1 r78 promise 50ms
    0.895 204 946  n2     hears n0: heartbeat t1 r78 promise 50ms
    0.895 204 946  n2     says to {n0}: heartbeat_ack t1 r78 promise 50ms
    0.895 223 231  n0     hears n3: heartbeat_ack t1 r78 promise 50ms
    0.895 228 313  n0     hears n1: heartbeat_ack t1 r78 promise 50ms
    0.895 228 814  n0     hears n4: heartbeat_ack t1 r78 promise 50ms
    0.895 234 849  n0     hears n2: heartbeat_ack t1 r78 promise 50ms
    0.905 167 762  n0     says to {n1, n2, n3, n4}: heartbeat t1 r79 promise 50ms
    0.905 193 716  n2     hears n0: heartbeat t1 r79 promise 50ms
    0.905 193 716  n2     says to {n0}: heartbeat_ack t1 r79 promise 50ms
    0.905 194 775  n1     hears n0: heartbeat t1 r79 promise 50ms
    0.905 194 775  n1     says to {n0}: heartbeat_ack t1 r79 promise 50ms
    0.905 203 396  n3     hears n0: heartbeat t1 r79 promise 50ms
    0.905 203 396  n3     says to {n0}: heartbeat_ack t1 r79 promise 50ms
    0.905 203 643  n4     hears n0: heartbeat t1 r79 promise 50ms
    0.905 203 643  n4     says to {n0}: heartbeat_ack t1 r79 promise 50ms
    0.905 221 383  n0     hears n1: heartbeat_ack t1 r79 promise 50ms
    0.905 222 999  n0     hears n2: heartbeat_ack t1 r79 promise 50ms
    0.905 236 915  n0     hears n4: heartbeat_ack t1 r79 promise 50ms
    0.905 239 547  n0     hears n3: heartbeat_ack t1 r79 promise 50ms
    0.915 167 833  n0     says to {n1, n2, n3, n4}: heartbeat t1 r80 promise 50ms
    0.915 198 353  n1     hears n0: heartbeat t1 r80 promise 50ms
    0.915 198 353  n1     says to {n0}: heartbeat_ack t1 r80 promise 50ms
    0.915 198 907  n4     hears n0: heartbeat t1 r80 promise 50ms
    0.915 198 907  n4     says to {n0}: heartbeat_ack t1 r80 promise 50ms
    0.915 200 548  n2     hears n0: heartbeat t1 r80 promise 50ms
    0.915 200 548  n2     says to {n0}: heartbeat_ack t1 r80 promise 50ms
    0.915 203 442  n3     hears n0: heartbeat t1 r80 promise 50ms
    0.915 203 442  n3     says to {n0}: heartbeat_ack t1 r80 promise 50ms
    0.915 228 044  n0     hears n4: heartbeat_ack t1 r80 promise 50ms
    0.915 235 051  n0     hears n2: heartbeat_ack t1 r80 promise 50ms
    0.915 236 585  n0     hears n3: heartbeat_ack t1 r80 promise 50ms
    0.915 241 684  n0     hears n1: heartbeat_ack t1 r80 promise 50ms
    0.925 167 780  n0     says to {n1, n2, n3, n4}: heartbeat t1 r81 promise 50ms
    0.925 193 872  n2     hears n0: heartbeat t1 r81 promise 50ms
    0.925 193 872  n2     says to {n0}: heartbeat_ack t1 r81 promise 50ms
    0.925 196 645  n3     hears n0: heartbeat t1 r81 promise 50ms
    0.925 196 645  n3     says to {n0}: heartbeat_ack t1 r81 promise 50ms
    0.925 200 693  n1     hears n0: heartbeat t1 r81 promise 50ms
    0.925 200 693  n1     says to {n0}: heartbeat_ack t1 r81 promise 50ms
    0.925 204 962  n4     hears n0: heartbeat t1 r81 promise 50ms
    0.925 204 962  n4     says to {n0}: heartbeat_ack t1 r81 promise 50ms
    0.925 219 423  n0     hears n2: heartbeat_ack t1 r81 promise 50ms
    0.925 226 820  n0     hears n1: heartbeat_ack t1 r81 promise 50ms
    0.925 230 587  n0     hears n3: heartbeat_ack t1 r81 promise 50ms
    0.925 235 117  n0     hears n4: heartbeat_ack t1 r81 promise 50ms
    0.935 167 661  n0     says to {n1, n2, n3, n4}: heartbeat t1 r82 promise 50ms
    0.935 192 698  n4     hears n0: heartbeat t1 r82 promise 50ms
    0.935 192 698  n4     says to {n0}: heartbeat_ack t1 r82 promise 50ms
    0.935 194 474  n3     hears n0: heartbeat t1 r82 promise 50ms
    0.935 194 474  n3     says to {n0}: heartbeat_ack t1 r82 promise 50ms
    0.935 196 955  n1     hears n0: heartbeat t1 r82 promise 50ms
    0.935 196 955  n1     says to {n0}: heartbeat_ack t1 r82 promise 50ms
    0.935 198 194  n2     hears n0: heartbeat t1 r82 promise 50ms
    0.935 198 194  n2     says to {n0}: heartbeat_ack t1 r82 promise 50ms
    0.935 220 063  n0     hears n3: heartbeat_ack t1 r82 promise 50ms
    0.935 222 464  n0     hears n4: heartbeat_ack t1 r82 promise 50ms
    0.935 225 791  n0     hears n2: heartbeat_ack t1 r82 promise 50ms
    0.935 231 794  n0     hears n1: heartbeat_ack t1 r82 promise 50ms
    0.945 167 489  n0     says to {n1, n2, n3, n4}: heartbeat t1 r83 promise 50ms
    0.945 193 124  n4     hears n0: heartbeat t1 r83 promise 50ms
    0.945 193 124  n4     says to {n0}: heartbeat_ack t1 r83 promise 50ms
    0.945 194 525  n2     hears n0: heartbeat t1 r83 promise 50ms
    0.945 194 525  n2     says to {n0}: heartbeat_ack t1 r83 promise 50ms
    0.945 196 507  n1     hears n0: heartbeat t1 r83 promise 50ms
    0.945 196 507  n1     says to {n0}: heartbeat_ack t1 r83 promise 50ms
    0.945 197 085  n3     hears n0: heartbeat t1 r83 promise 50ms
    0.945 197 085  n3     says to {n0}: heartbeat_ack t1 r83 promise 50ms
    0.945 220 534  n0     hears n2: heartbeat_ack t1 r83 promise 50ms
    0.945 224 290  n0     hears n3: heartbeat_ack t1 r83 promise 50ms
    0.945 227 298  n0     hears n1: heartbeat_ack t1 r83 promise 50ms
    0.945 230 270  n0     hears n4: heartbeat_ack t1 r83 promise 50ms
    0.955 167 641  n0     says to {n1, n2, n3, n4}: heartbeat t1 r84 promise 50ms
    0.955 194 820  n1     hears n0: heartbeat t1 r84 promise 50ms
    0.955 194 820  n1     says to {n0}: heartbeat_ack t1 r84 promise 50ms
    0.955 199 346  n2     hears n0: heartbeat t1 r84 promise 50ms
    0.955 199 346  n2     says to {n0}: heartbeat_ack t1 r84 promise 50ms
    0.955 199 692  n3     hears n0: heartbeat t1 r84 promise 50ms
    0.955 199 692  n3     says to {n0}: heartbeat_ack t1 r84 promise 50ms
    0.955 199 696  n4     hears n0: heartbeat t1 r84 promise 50ms
    0.955 199 696  n4     says to {n0}: heartbeat_ack t1 r84 promise 50ms
    0.955 222 467  n0     hears n1: heartbeat_ack t1 r84 promise 50ms
    0.955 228 954  n0     hears n4: heartbeat_ack t1 r84 promise 50ms
    0.955 233 967  n0     hears n3: heartbeat_ack t1 r84 promise 50ms
    0.955 235 442  n0     hears n2: heartbeat_ack t1 r84 promise 50ms
    0.965 167 395  n0     says to {n1, n2, n3, n4}: heartbeat t1 r85 promise 50ms
    0.965 193 257  n4     hears n0: heartbeat t1 r85 promise 50ms
    0.965 193 257  n4     says to {n0}: heartbeat_ack t1 r85 promise 50ms
    0.965 195 383  n2     hears n0: heartbeat t1 r85 promise 50ms
    0.965 195 383  n2     says to {n0}: heartbeat_ack t1 r85 promise 50ms
    0.965 203 360  n3     hears n0: heartbeat t1 r85 promise 50ms
    0.965 203 360  n3     says to {n0}: heartbeat_ack t1 r85 promise 50ms
    0.965 203 687  n1     hears n0: heartbeat t1 r85 promise 50ms
    0.965 203 687  n1     says to {n0}: heartbeat_ack t1 r85 promise 50ms
    0.965 225 726  n0     hears n2: heartbeat_ack t1 r85 promise 50ms
    0.965 228 126  n0     hears n4: heartbeat_ack t1 r85 promise 50ms
    0.965 233 176  n0     hears n1: heartbeat_ack t1 r85 promise 50ms
    0.965 236 174  n0     hears n3: heartbeat_ack t1 r85 promise 50ms
    0.975 167 585  n0     says to {n1, n2, n3, n4}: heartbeat t1 r86 promise 50ms
    0.975 193 867  n4     hears n0: heartbeat t1 r86 promise 50ms
    0.975 193 867  n4     says to {n0}: heartbeat_ack t1 r86 promise 50ms
    0.975 194 600  n3     hears n0: heartbeat t1 r86 promise 50ms
    0.975 194 600  n3     says to {n0}: heartbeat_ack t1 r86 promise 50ms
    0.975 198 933  n2     hears n0: heartbeat t1 r86 promise 50ms
    0.975 198 933  n2     says to {n0}: heartbeat_ack t1 r86 promise 50ms
    0.975 199 708  n1     hears n0: heartbeat t1 r86 promise 50ms
    0.975 199 708  n1     says to {n0}: heartbeat_ack t1 r86 promise 50ms
    0.975 223 925  n0     hears n4: heartbeat_ack t1 r86 promise 50ms
    0.975 226 735  n0     hears n3: heartbeat_ack t1 r86 promise 50ms
    0.975 229 921  n0     hears n2: heartbeat_ack t1 r86 promise 50ms
    0.975 231 281  n0     hears n1: heartbeat_ack t1 r86 promise 50ms
    0.985 167 679  n0     says to {n1, n2, n3, n4}: heartbeat t1 r87 promise 50ms
    0.985 195 953  n2     hears n0: heartbeat t1 r87 promise 50ms
    0.985 195 953  n2     says to {n0}: heartbeat_ack t1 r87 promise 50ms
    0.985 199 108  n4     hears n0: heartbeat t1 r87 promise 50ms
    0.985 199 108  n4     says to {n0}: heartbeat_ack t1 r87 promise 50ms
    0.985 201 337  n1     hears n0: heartbeat t1 r87 promise 50ms
    0.985 201 337  n1     says to {n0}: heartbeat_ack t1 r87 promise 50ms
    0.985 203 265  n3     hears n0: heartbeat t1 r87 promise 50ms
    0.985 203 265  n3     says to {n0}: heartbeat_ack t1 r87 promise 50ms
    0.985 229 768  n0     hears n2: heartbeat_ack t1 r87 promise 50ms
    0.985 231 728  n0     hears n4: heartbeat_ack t1 r87 promise 50ms
    0.985 233 206  n0     hears n3: heartbeat_ack t1 r87 promise 50ms
    0.985 234 837  n0     hears n1: heartbeat_ack t1 r87 promise 50ms
    0.995 167 598  n0     says to {n1, n2, n3, n4}: heartbeat t1 r88 promise 50ms
    0.995 194 992  n4     hears n0: heartbeat t1 r88 promise 50ms
    0.995 194 992  n4     says to {n0}: heartbeat_ack t1 r88 promise 50ms
    0.995 196 522  n2     hears n0: heartbeat t1 r88 promise 50ms
    0.995 196 522  n2     says to {n0}: heartbeat_ack t1 r88 promise 50ms
    0.995 201 541  n1     hears n0: heartbeat t1 r88 promise 50ms
    0.995 201 541  n1     says to {n0}: heartbeat_ack t1 r88 promise 50ms
    0.995 204 944  n3     hears n0: heartbeat t1 r88 promise 50ms
    0.995 204 944  n3     says to {n0}: heartbeat_ack t1 r88 promise 50ms
    0.995 228 724  n0     hears n2: heartbeat_ack t1 r88 promise 50ms
    0.995 232 479  n0     hears n4: heartbeat_ack t1 r88 promise 50ms
    0.995 239 012  n0     hears n1: heartbeat_ack t1 r88 promise 50ms
    0.995 242 081  n0     hears n3: heartbeat_ack t1 r88 promise 50ms
    1.000 000 000  --   ! fault 0, for 4.5s: n0 and n2 no longer hear each other
    1.000 000 000  --   ! fault 1, for 4.5s: n0 and n3 no longer hear each other
    1.000 000 000  --   ! fault 2, for 4.5s: n0 and n4 no longer hear each other
    1.000 000 000  --   ! fault 3, for 4.5s: n4 crashes
    1.005 167 700  n0     says to {n1, n2, n3, n4}: heartbeat t1 r89 promise 50ms
    1.005 194 854  n1     hears n0: heartbeat t1 r89 promise 50ms
    1.005 194 854  n1     says to {n0}: heartbeat_ack t1 r89 promise 50ms
    1.005 220 325  n0     hears n1: heartbeat_ack t1 r89 promise 50ms
    1.015 167 828  n0     says to {n1, n2, n3, n4}: heartbeat t1 r90 promise 50ms
    1.015 196 785  n1     hears n0: heartbeat t1 r90 promise 50ms
    1.015 196 785  n1     says to {n0}: heartbeat_ack t1 r90 promise 50ms
    1.015 233 134  n0     hears n1: heartbeat_ack t1 r90 promise 50ms
    1.025 167 810  n0     says to {n1, n2, n3, n4}: heartbeat t1 r91 promise 50ms
    1.025 200 139  n1     hears n0: heartbeat t1 r91 promise 50ms
    1.025 200 139  n1     says to {n0}: heartbeat_ack t1 r91 promise 50ms
    1.025 226 855  n0     hears n1: heartbeat_ack t1 r91 promise 50ms
    1.035 167 474  n0     says to {n1, n2, n3, n4}: heartbeat t1 r92 promise 50ms
    1.035 193 083  n1     hears n0: heartbeat t1 r92 promise 50ms
    1.035 193 083  n1     says to {n0}: heartbeat_ack t1 r92 promise 50ms
    1.035 219 646  n0     hears n1: heartbeat_ack t1 r92 promise 50ms
    1.045 167 629  n0   has no lease in term 1 any more
    1.045 167 629  n0     says to {n1, n2, n3, n4}: heartbeat t1 r93 promise 50ms
    1.045 199 726  n1     hears n0: heartbeat t1 r93 promise 50ms
    1.045 199 726  n1     says to {n0}: heartbeat_ack t1 r93 promise 50ms
    1.045 234 243  n0     hears n1: heartbeat_ack t1 r93 promise 50ms
    1.055 167 756  n0     says to {n1, n2, n3, n4}: heartbeat t1 r94 promise 50ms
    1.055 198 753  n1     hears n0: heartbeat t1 r94 promise 50ms
    1.055 198 753  n1     says to {n0}: heartbeat_ack t1 r94 promise 50ms
    1.055 230 273  n0     hears n1: heartbeat_ack t1 r94 promise 50ms
    1.065 167 694  n0     says to {n1, n2, n3, n4}: heartbeat t1 r95 promise 50ms
    1.065 203 694  n1     hears n0: heartbeat t1 r95 promise 50ms
    1.065 203 694  n1     says to {n0}: heartbeat_ack t1 r95 promise 50ms
    1.065 230 600  n0     hears n1: heartbeat_ack t1 r95 promise 50ms
    1.070 763 644  n2     says to {n0, n1, n3, n4}: vote_request t1 for t2 c1
    1.070 763 644  n2   campaigns for term 2 without a pre-vote: it last heard its leader 75.564ms ago
    1.070 789 478  n3     hears n2: vote_request t1 for t2 c1
    1.070 789 478  n3     writes term 2, vote Some(n2)
    1.070 789 478  n3     says to {n2}: vote_reply t2 for t2 c1 granted 50ms
    1.070 789 617  n1     hears n2: vote_request t1 for t2 c1
    1.070 789 617  n1     says to {n2}: vote_reply t1 for t2 c1 promised 44.413798ms
    1.070 817 725  n2     hears n3: vote_reply t2 for t2 c1 granted 50ms
    1.070 817 725  n2     writes term 2, vote None
    1.070 825 507  n2     hears n1: vote_reply t1 for t2 c1 promised 44.413798ms
    1.071 763 778  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.073 763 867  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.075 167 798  n0     says to {n1, n2, n3, n4}: heartbeat t1 r96 promise 50ms
    1.075 194 911  n1     hears n0: heartbeat t1 r96 promise 50ms
    1.075 194 911  n1     says to {n0}: heartbeat_ack t1 r96 promise 50ms
    1.075 229 350  n0     hears n1: heartbeat_ack t1 r96 promise 50ms
    1.077 763 906  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.085 167 672  n0     says to {n1, n2, n3, n4}: heartbeat t1 r97 promise 50ms
    1.085 195 610  n1     hears n0: heartbeat t1 r97 promise 50ms
    1.085 195 610  n1     says to {n0}: heartbeat_ack t1 r97 promise 50ms
    1.085 232 713  n0     hears n1: heartbeat_ack t1 r97 promise 50ms
    1.085 764 475  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.095 167 495  n0     says to {n1, n2, n3, n4}: heartbeat t1 r98 promise 50ms
    1.095 193 435  n1     hears n0: heartbeat t1 r98 promise 50ms
    1.095 193 435  n1     says to {n0}: heartbeat_ack t1 r98 promise 50ms
    1.095 224 847  n0     hears n1: heartbeat_ack t1 r98 promise 50ms
    1.101 765 066  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.105 167 717  n0     says to {n1, n2, n3, n4}: heartbeat t1 r99 promise 50ms
    1.105 198 357  n1     hears n0: heartbeat t1 r99 promise 50ms
    1.105 198 357  n1     says to {n0}: heartbeat_ack t1 r99 promise 50ms
    1.105 233 720  n0     hears n1: heartbeat_ack t1 r99 promise 50ms
    1.115 167 757  n0     says to {n1, n2, n3, n4}: heartbeat t1 r100 promise 50ms
    1.115 204 483  n1     hears n0: heartbeat t1 r100 promise 50ms
    1.115 204 483  n1     says to {n0}: heartbeat_ack t1 r100 promise 50ms
    1.115 236 624  n0     hears n1: heartbeat_ack t1 r100 promise 50ms
    1.115 286 834  n2     says to {n1}: vote_request t2 for t2 c1
    1.115 321 230  n1     hears n2: vote_request t2 for t2 c1
    1.115 321 230  n1     writes term 2, vote None
    1.115 321 230  n1     says to {n2}: vote_reply t2 for t2 c1 promised 49.883247ms
    1.115 353 992  n2     hears n1: vote_reply t2 for t2 c1 promised 49.883247ms
    1.117 766 164  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.125 167 493  n0     says to {n1, n2, n3, n4}: heartbeat t1 r101 promise 50ms
    1.125 204 904  n1     hears n0: heartbeat t1 r101 promise 50ms
    1.125 204 904  n1     says to {n0}: heartbeat_ack t2 r101 promise 0ns
    1.125 232 311  n0     hears n1: heartbeat_ack t2 r101 promise 0ns
    1.125 232 311  n0     writes term 2, vote None
    1.125 232 311  n0   steps down from term 1: a higher term is heard
    1.133 767 153  n2     says to {n0, n4}: vote_request t2 for t2 c1
    1.146 964 981  n3     says to {n0, n1, n2, n4}: vote_request t2 for t3 c1
    1.146 964 981  n3   campaigns for term 3 without a pre-vote: it last heard its leader 151.753ms ago
    1.146 996 752  n2     hears n3: vote_request t2 for t3 c1
    1.146 996 752  n2     writes term 3, vote Some(n3)
    1.146 996 752  n2   drops its campaign for term 2: it votes for another
    1.146 996 752  n2     says to {n3}: vote_reply t3 for t3 c1 granted 50ms
    1.147 000 497  n1     hears n3: vote_request t2 for t3 c1
    1.147 000 497  n1     says to {n3}: vote_reply t2 for t3 c1 promised 18.202396ms
    1.147 030 828  n3     hears n1: vote_reply t2 for t3 c1 promised 18.202396ms
    1.147 032 427  n3     hears n2: vote_reply t3 for t3 c1 granted 50ms
    1.147 032 427  n3     writes term 3, vote None
    1.147 965 249  n3     says to {n0, n4}: vote_request t3 for t3 c1
    1.149 965 371  n3     says to {n0, n4}: vote_request t3 for t3 c1
    1.153 965 690  n3     says to {n0, n4}: vote_request t3 for t3 c1
    1.161 965 705  n3     says to {n0, n4}: vote_request t3 for t3 c1
    1.165 253 053  n3     says to {n1}: vote_request t3 for t3 c1
    1.165 282 109  n1     hears n3: vote_request t3 for t3 c1
    1.165 282 109  n1     writes term 3, vote Some(n3)
    1.165 282 109  n1     says to {n3}: vote_reply t3 for t3 c1 granted 50ms
    1.165 314 937  n3     hears n1: vote_reply t3 for t3 c1 granted 50ms
    1.165 314 937  n3     writes term 3, vote Some(n3)
    1.165 314 937  n3   holds a lease in term 3; nobody had for 120.197543ms
    1.165 314 937  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1 promise 50ms
    1.165 314 937  n3   LEADS term 3, 18.349ms after its first request
    1.165 342 872  n2     hears n3: heartbeat t3 r1 promise 50ms
    1.165 342 872  n2   follows n3 in term 3
    1.165 342 872  n2     says to {n3}: heartbeat_ack t3 r1 promise 50ms
    1.165 349 561  n1     hears n3: heartbeat t3 r1 promise 50ms
    1.165 349 561  n1   follows n3 in term 3
    1.165 349 561  n1     says to {n3}: heartbeat_ack t3 r1 promise 50ms
    1.165 377 009  n3     hears n1: heartbeat_ack t3 r1 promise 50ms
    1.165 380 156  n3     hears n2: heartbeat_ack t3 r1 promise 50ms
    1.175 315 498  n3     says to {n0, n1, n2, n4}: heartbeat t3 r2 promise 50ms
    1.175 350 973  n2     hears n3: heartbeat t3 r2 promise 50ms
    1.175 350 973  n2     says to {n3}: heartbeat_ack t3 r2 promise 50ms
    1.175 352 012  n1     hears n3: heartbeat t3 r2 promise 50ms
    1.175 352 012  n1     says to {n3}: heartbeat_ack t3 r2 promise 50ms
    1.175 384 718  n3     hears n1: heartbeat_ack t3 r2 promise 50ms
    1.175 385 654  n3     hears n2: heartbeat_ack t3 r2 promise 50ms
    1.185 316 094  n3     says to {n0, n1, n2, n4}: heartbeat t3 r3 promise 50ms
    1.185 341 650  n1     hears n3: heartbeat t3 r3 promise 50ms
    1.185 341 650  n1     says to {n3}: heartbeat_ack t3 r3 promise 50ms
    1.185 347 313  n2     hears n3: heartbeat t3 r3 promise 50ms
    1.185 347 313  n2     says to {n3}: heartbeat_ack t3 r3 promise 50ms
    1.185 367 005  n3     hears n1: heartbeat_ack t3 r3 promise 50ms
    1.185 377 307  n3     hears n2: heartbeat_ack t3 r3 promise 50ms
    1.195 316 615  n3     says to {n0, n1, n2, n4}: heartbeat t3 r4 promise 50ms
    1.195 348 941  n1     hears n3: heartbeat t3 r4 promise 50ms
    1.195 348 941  n1     says to {n3}: heartbeat_ack t3 r4 promise 50ms
    1.195 349 354  n2     hears n3: heartbeat t3 r4 promise 50ms
    1.195 349 354  n2     says to {n3}: heartbeat_ack t3 r4 promise 50ms
    1.195 374 640  n3     hears n1: heartbeat_ack t3 r4 promise 50ms
    1.195 384 226  n3     hears n2: heartbeat_ack t3 r4 promise 50ms
    1.202 320 711  n0     says to {n1, n2, n3, n4}: vote_request t2 for t3 c2
    1.202 320 711  n0   campaigns for term 3 without a pre-vote: it has heard no leader
    1.202 355 491  n1     hears n0: vote_request t2 for t3 c2
    1.202 355 491  n1     says to {n0}: vote_reply t3 for t3 c2 already_voted 0ns
    1.202 388 872  n0     hears n1: vote_reply t3 for t3 c2 already_voted 0ns
    1.202 388 872  n0     writes term 3, vote None
    1.203 320 759  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.205 316 771  n3     says to {n0, n1, n2, n4}: heartbeat t3 r5 promise 50ms
    1.205 320 583  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.205 345 513  n1     hears n3: heartbeat t3 r5 promise 50ms
    1.205 345 513  n1     says to {n3}: heartbeat_ack t3 r5 promise 50ms
    1.205 353 405  n2     hears n3: heartbeat t3 r5 promise 50ms
    1.205 353 405  n2     says to {n3}: heartbeat_ack t3 r5 promise 50ms
    1.205 379 265  n3     hears n1: heartbeat_ack t3 r5 promise 50ms
    1.205 390 499  n3     hears n2: heartbeat_ack t3 r5 promise 50ms
    1.209 320 469  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.215 317 394  n3     says to {n0, n1, n2, n4}: heartbeat t3 r6 promise 50ms
    1.215 342 952  n2     hears n3: heartbeat t3 r6 promise 50ms
    1.215 342 952  n2     says to {n3}: heartbeat_ack t3 r6 promise 50ms
    1.215 346 829  n1     hears n3: heartbeat t3 r6 promise 50ms
    1.215 346 829  n1     says to {n3}: heartbeat_ack t3 r6 promise 50ms
    1.215 375 617  n3     hears n1: heartbeat_ack t3 r6 promise 50ms
    1.215 377 396  n3     hears n2: heartbeat_ack t3 r6 promise 50ms
    1.217 320 638  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.225 318 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r7 promise 50ms
    1.225 344 754  n2     hears n3: heartbeat t3 r7 promise 50ms
    1.225 344 754  n2     says to {n3}: heartbeat_ack t3 r7 promise 50ms
    1.225 352 185  n1     hears n3: heartbeat t3 r7 promise 50ms
    1.225 352 185  n1     says to {n3}: heartbeat_ack t3 r7 promise 50ms
    1.225 377 436  n3     hears n1: heartbeat_ack t3 r7 promise 50ms
    1.225 378 552  n3     hears n2: heartbeat_ack t3 r7 promise 50ms
    1.233 320 542  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.235 318 409  n3     says to {n0, n1, n2, n4}: heartbeat t3 r8 promise 50ms
    1.235 346 422  n2     hears n3: heartbeat t3 r8 promise 50ms
    1.235 346 422  n2     says to {n3}: heartbeat_ack t3 r8 promise 50ms
    1.235 351 370  n1     hears n3: heartbeat t3 r8 promise 50ms
    1.235 351 370  n1     says to {n3}: heartbeat_ack t3 r8 promise 50ms
    1.235 374 934  n3     hears n2: heartbeat_ack t3 r8 promise 50ms
    1.235 378 113  n3     hears n1: heartbeat_ack t3 r8 promise 50ms
    1.245 319 208  n3     says to {n0, n1, n2, n4}: heartbeat t3 r9 promise 50ms
    1.245 349 783  n2     hears n3: heartbeat t3 r9 promise 50ms
    1.245 349 783  n2     says to {n3}: heartbeat_ack t3 r9 promise 50ms
    1.245 354 649  n1     hears n3: heartbeat t3 r9 promise 50ms
    1.245 354 649  n1     says to {n3}: heartbeat_ack t3 r9 promise 50ms
    1.245 382 663  n3     hears n1: heartbeat_ack t3 r9 promise 50ms
    1.245 386 904  n3     hears n2: heartbeat_ack t3 r9 promise 50ms
    1.249 320 487  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.255 319 613  n3     says to {n0, n1, n2, n4}: heartbeat t3 r10 promise 50ms
    1.255 344 866  n2     hears n3: heartbeat t3 r10 promise 50ms
    1.255 344 866  n2     says to {n3}: heartbeat_ack t3 r10 promise 50ms
    1.255 351 117  n1     hears n3: heartbeat t3 r10 promise 50ms
    1.255 351 117  n1     says to {n3}: heartbeat_ack t3 r10 promise 50ms
    1.255 375 752  n3     hears n2: heartbeat_ack t3 r10 promise 50ms
    1.255 385 899  n3     hears n1: heartbeat_ack t3 r10 promise 50ms
    1.265 319 777  n3     says to {n0, n1, n2, n4}: heartbeat t3 r11 promise 50ms
    1.265 320 612  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.265 352 936  n2     hears n3: heartbeat t3 r11 promise 50ms
    1.265 352 936  n2     says to {n3}: heartbeat_ack t3 r11 promise 50ms
    1.265 355 335  n1     hears n3: heartbeat t3 r11 promise 50ms
    1.265 355 335  n1     says to {n3}: heartbeat_ack t3 r11 promise 50ms
    1.265 389 505  n3     hears n2: heartbeat_ack t3 r11 promise 50ms
    1.265 391 446  n3     hears n1: heartbeat_ack t3 r11 promise 50ms
    1.275 320 368  n3     says to {n0, n1, n2, n4}: heartbeat t3 r12 promise 50ms
    1.275 346 661  n2     hears n3: heartbeat t3 r12 promise 50ms
    1.275 346 661  n2     says to {n3}: heartbeat_ack t3 r12 promise 50ms
    1.275 351 406  n1     hears n3: heartbeat t3 r12 promise 50ms
    1.275 351 406  n1     says to {n3}: heartbeat_ack t3 r12 promise 50ms
    1.275 375 443  n3     hears n2: heartbeat_ack t3 r12 promise 50ms
    1.275 380 787  n3     hears n1: heartbeat_ack t3 r12 promise 50ms
    1.281 320 558  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.285 320 973  n3     says to {n0, n1, n2, n4}: heartbeat t3 r13 promise 50ms
    1.285 347 493  n2     hears n3: heartbeat t3 r13 promise 50ms
    1.285 347 493  n2     says to {n3}: heartbeat_ack t3 r13 promise 50ms
    1.285 351 233  n1     hears n3: heartbeat t3 r13 promise 50ms
    1.285 351 233  n1     says to {n3}: heartbeat_ack t3 r13 promise 50ms
    1.285 382 511  n3     hears n2: heartbeat_ack t3 r13 promise 50ms
    1.285 387 579  n3     hears n1: heartbeat_ack t3 r13 promise 50ms
    1.295 321 654  n3     says to {n0, n1, n2, n4}: heartbeat t3 r14 promise 50ms
    1.295 350 782  n1     hears n3: heartbeat t3 r14 promise 50ms
    1.295 350 782  n1     says to {n3}: heartbeat_ack t3 r14 promise 50ms
    1.295 355 494  n2     hears n3: heartbeat t3 r14 promise 50ms
    1.295 355 494  n2     says to {n3}: heartbeat_ack t3 r14 promise 50ms
    1.295 377 684  n3     hears n1: heartbeat_ack t3 r14 promise 50ms
    1.295 385 778  n3     hears n2: heartbeat_ack t3 r14 promise 50ms
    1.297 320 694  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.305 322 044  n3     says to {n0, n1, n2, n4}: heartbeat t3 r15 promise 50ms
    1.305 351 279  n1     hears n3: heartbeat t3 r15 promise 50ms
    1.305 351 279  n1     says to {n3}: heartbeat_ack t3 r15 promise 50ms
    1.305 356 210  n2     hears n3: heartbeat t3 r15 promise 50ms
    1.305 356 210  n2     says to {n3}: heartbeat_ack t3 r15 promise 50ms
    1.305 382 722  n3     hears n1: heartbeat_ack t3 r15 promise 50ms
    1.305 388 456  n3     hears n2: heartbeat_ack t3 r15 promise 50ms
    1.313 320 621  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.315 322 547  n3     says to {n0, n1, n2, n4}: heartbeat t3 r16 promise 50ms
    1.315 349 925  n1     hears n3: heartbeat t3 r16 promise 50ms
    1.315 349 925  n1     says to {n3}: heartbeat_ack t3 r16 promise 50ms
    1.315 350 545  n2     hears n3: heartbeat t3 r16 promise 50ms
    1.315 350 545  n2     says to {n3}: heartbeat_ack t3 r16 promise 50ms
    1.315 377 263  n3     hears n1: heartbeat_ack t3 r16 promise 50ms
    1.315 387 691  n3     hears n2: heartbeat_ack t3 r16 promise 50ms
    1.325 323 167  n3     says to {n0, n1, n2, n4}: heartbeat t3 r17 promise 50ms
    1.325 348 370  n1     hears n3: heartbeat t3 r17 promise 50ms
    1.325 348 370  n1     says to {n3}: heartbeat_ack t3 r17 promise 50ms
    1.325 351 383  n2     hears n3: heartbeat t3 r17 promise 50ms
    1.325 351 383  n2     says to {n3}: heartbeat_ack t3 r17 promise 50ms
    1.325 377 229  n3     hears n1: heartbeat_ack t3 r17 promise 50ms
    1.325 388 083  n3     hears n2: heartbeat_ack t3 r17 promise 50ms
    1.329 320 526  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.335 323 470  n3     says to {n0, n1, n2, n4}: heartbeat t3 r18 promise 50ms
    1.335 349 209  n1     hears n3: heartbeat t3 r18 promise 50ms
    1.335 349 209  n1     says to {n3}: heartbeat_ack t3 r18 promise 50ms
    1.335 352 611  n2     hears n3: heartbeat t3 r18 promise 50ms
    1.335 352 611  n2     says to {n3}: heartbeat_ack t3 r18 promise 50ms
    1.335 376 173  n3     hears n1: heartbeat_ack t3 r18 promise 50ms
    1.335 378 521  n3     hears n2: heartbeat_ack t3 r18 promise 50ms
    1.345 320 619  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.345 324 057  n3     says to {n0, n1, n2, n4}: heartbeat t3 r19 promise 50ms
    1.345 354 952  n1     hears n3: heartbeat t3 r19 promise 50ms
    1.345 354 952  n1     says to {n3}: heartbeat_ack t3 r19 promise 50ms
    1.345 358 627  n2     hears n3: heartbeat t3 r19 promise 50ms
    1.345 358 627  n2     says to {n3}: heartbeat_ack t3 r19 promise 50ms
    1.345 384 012  n3     hears n1: heartbeat_ack t3 r19 promise 50ms
    1.345 389 218  n3     hears n2: heartbeat_ack t3 r19 promise 50ms
    1.355 324 390  n3     says to {n0, n1, n2, n4}: heartbeat t3 r20 promise 50ms
    1.355 356 452  n1     hears n3: heartbeat t3 r20 promise 50ms
    1.355 356 452  n1     says to {n3}: heartbeat_ack t3 r20 promise 50ms
    1.355 360 063  n2     hears n3: heartbeat t3 r20 promise 50ms
    1.355 360 063  n2     says to {n3}: heartbeat_ack t3 r20 promise 50ms
    1.355 386 587  n3     hears n2: heartbeat_ack t3 r20 promise 50ms
    1.355 390 867  n3     hears n1: heartbeat_ack t3 r20 promise 50ms
    1.361 320 698  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.365 325 220  n3     says to {n0, n1, n2, n4}: heartbeat t3 r21 promise 50ms
    1.365 354 987  n1     hears n3: heartbeat t3 r21 promise 50ms
    1.365 354 987  n1     says to {n3}: heartbeat_ack t3 r21 promise 50ms
    1.365 360 631  n2     hears n3: heartbeat t3 r21 promise 50ms
    1.365 360 631  n2     says to {n3}: heartbeat_ack t3 r21 promise 50ms
    1.365 387 386  n3     hears n1: heartbeat_ack t3 r21 promise 50ms
    1.365 395 611  n3     hears n2: heartbeat_ack t3 r21 promise 50ms
    1.375 325 754  n3     says to {n0, n1, n2, n4}: heartbeat t3 r22 promise 50ms
    1.375 355 468  n1     hears n3: heartbeat t3 r22 promise 50ms
    1.375 355 468  n1     says to {n3}: heartbeat_ack t3 r22 promise 50ms
    1.375 356 379  n2     hears n3: heartbeat t3 r22 promise 50ms
    1.375 356 379  n2     says to {n3}: heartbeat_ack t3 r22 promise 50ms
    1.375 384 467  n3     hears n2: heartbeat_ack t3 r22 promise 50ms
    1.375 388 564  n3     hears n1: heartbeat_ack t3 r22 promise 50ms
    1.377 320 789  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.385 325 873  n3     says to {n0, n1, n2, n4}: heartbeat t3 r23 promise 50ms
    1.385 358 580  n1     hears n3: heartbeat t3 r23 promise 50ms
    1.385 358 580  n1     says to {n3}: heartbeat_ack t3 r23 promise 50ms
    1.385 359 825  n2     hears n3: heartbeat t3 r23 promise 50ms
    1.385 359 825  n2     says to {n3}: heartbeat_ack t3 r23 promise 50ms
    1.385 388 406  n3     hears n2: heartbeat_ack t3 r23 promise 50ms
    1.385 389 426  n3     hears n1: heartbeat_ack t3 r23 promise 50ms
    1.393 320 476  n0     says to {n2, n3, n4}: vote_request t3 for t3 c2
    1.395 326 591  n3     says to {n0, n1, n2, n4}: heartbeat t3 r24 promise 50ms
    1.395 351 995  n1     hears n3: heartbeat t3 r24 promise 50ms
    1.395 351 995  n1     says to {n3}: heartbeat_ack t3 r24 promise 50ms
    1.395 362 409  n2     hears n3: heartbeat t3 r24 promise 50ms
    1.395 362 409  n2     says to {n3}: heartbeat_ack t3 r24 promise 50ms
    1.395 379 552  n3     hears n1: heartbeat_ack t3 r24 promise 50ms
    1.395 395 597  n3     hears n2: heartbeat_ack t3 r24 promise 50ms
    1.402 320 430  n0   drops its campaign for term 3: its time is up
    1.405 326 989  n3     says to {n0, n1, n2, n4}: heartbeat t3 r25 promise 50ms
    1.405 353 436  n1     hears n3: heartbeat t3 r25 promise 50ms
    1.405 353 436  n1     says to {n3}: heartbeat_ack t3 r25 promise 50ms
    1.405 357 615  n2     hears n3: heartbeat t3 r25 promise 50ms
    1.405 357 615  n2     says to {n3}: heartbeat_ack t3 r25 promise 50ms
    1.405 383 414  n3     hears n1: heartbeat_ack t3 r25 promise 50ms
    1.405 386 009  n3     hears n2: heartbeat_ack t3 r25 promise 50ms
    1.407 135 469  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.407 135 469  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    1.407 168 994  n1     hears n0: pre_vote_request t3 for t4 c3
    1.407 168 994  n1     says to {n0}: pre_vote_reply t3 for t4 c3 promised 48.184351ms
    1.407 204 360  n0     hears n1: pre_vote_reply t3 for t4 c3 promised 48.184351ms
    1.408 135 849  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.410 135 690  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.414 135 531  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.415 327 634  n3     says to {n0, n1, n2, n4}: heartbeat t3 r26 promise 50ms
    1.415 362 841  n1     hears n3: heartbeat t3 r26 promise 50ms
    1.415 362 841  n1     says to {n3}: heartbeat_ack t3 r26 promise 50ms
    1.415 364 065  n2     hears n3: heartbeat t3 r26 promise 50ms
    1.415 364 065  n2     says to {n3}: heartbeat_ack t3 r26 promise 50ms
    1.415 389 453  n3     hears n1: heartbeat_ack t3 r26 promise 50ms
    1.415 392 837  n3     hears n2: heartbeat_ack t3 r26 promise 50ms
    1.422 135 865  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.425 327 985  n3     says to {n0, n1, n2, n4}: heartbeat t3 r27 promise 50ms
    1.425 362 156  n1     hears n3: heartbeat t3 r27 promise 50ms
    1.425 362 156  n1     says to {n3}: heartbeat_ack t3 r27 promise 50ms
    1.425 362 856  n2     hears n3: heartbeat t3 r27 promise 50ms
    1.425 362 856  n2     says to {n3}: heartbeat_ack t3 r27 promise 50ms
    1.425 389 140  n3     hears n2: heartbeat_ack t3 r27 promise 50ms
    1.425 392 055  n3     hears n1: heartbeat_ack t3 r27 promise 50ms
    1.435 328 308  n3     says to {n0, n1, n2, n4}: heartbeat t3 r28 promise 50ms
    1.435 358 164  n1     hears n3: heartbeat t3 r28 promise 50ms
    1.435 358 164  n1     says to {n3}: heartbeat_ack t3 r28 promise 50ms
    1.435 365 624  n2     hears n3: heartbeat t3 r28 promise 50ms
    1.435 365 624  n2     says to {n3}: heartbeat_ack t3 r28 promise 50ms
    1.435 393 478  n3     hears n1: heartbeat_ack t3 r28 promise 50ms
    1.435 396 544  n3     hears n2: heartbeat_ack t3 r28 promise 50ms
    1.438 135 441  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.445 328 860  n3     says to {n0, n1, n2, n4}: heartbeat t3 r29 promise 50ms
    1.445 354 918  n2     hears n3: heartbeat t3 r29 promise 50ms
    1.445 354 918  n2     says to {n3}: heartbeat_ack t3 r29 promise 50ms
    1.445 359 344  n1     hears n3: heartbeat t3 r29 promise 50ms
    1.445 359 344  n1     says to {n3}: heartbeat_ack t3 r29 promise 50ms
    1.445 385 610  n3     hears n2: heartbeat_ack t3 r29 promise 50ms
    1.445 387 596  n3     hears n1: heartbeat_ack t3 r29 promise 50ms
    1.454 135 426  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.455 329 742  n3     says to {n0, n1, n2, n4}: heartbeat t3 r30 promise 50ms
    1.455 358 497  n1     hears n3: heartbeat t3 r30 promise 50ms
    1.455 358 497  n1     says to {n3}: heartbeat_ack t3 r30 promise 50ms
    1.455 366 107  n2     hears n3: heartbeat t3 r30 promise 50ms
    1.455 366 107  n2     says to {n3}: heartbeat_ack t3 r30 promise 50ms
    1.455 389 043  n3     hears n1: heartbeat_ack t3 r30 promise 50ms
    1.455 396 654  n3     hears n2: heartbeat_ack t3 r30 promise 50ms
    1.455 437 643  n0     says to {n1}: pre_vote_request t3 for t4 c3
    1.455 469 644  n1     hears n0: pre_vote_request t3 for t4 c3
    1.455 469 644  n1     says to {n0}: pre_vote_reply t3 for t4 c3 promised 49.888847ms
    1.455 504 529  n0     hears n1: pre_vote_reply t3 for t4 c3 promised 49.888847ms
    1.465 330 200  n3     says to {n0, n1, n2, n4}: heartbeat t3 r31 promise 50ms
    1.465 361 169  n1     hears n3: heartbeat t3 r31 promise 50ms
    1.465 361 169  n1     says to {n3}: heartbeat_ack t3 r31 promise 50ms
    1.465 365 127  n2     hears n3: heartbeat t3 r31 promise 50ms
    1.465 365 127  n2     says to {n3}: heartbeat_ack t3 r31 promise 50ms
    1.465 399 496  n3     hears n2: heartbeat_ack t3 r31 promise 50ms
    1.465 407 185  n3     hears n1: heartbeat_ack t3 r31 promise 50ms
    1.470 135 767  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.475 330 664  n3     says to {n0, n1, n2, n4}: heartbeat t3 r32 promise 50ms
    1.475 356 861  n1     hears n3: heartbeat t3 r32 promise 50ms
    1.475 356 861  n1     says to {n3}: heartbeat_ack t3 r32 promise 50ms
    1.475 365 672  n2     hears n3: heartbeat t3 r32 promise 50ms
    1.475 365 672  n2     says to {n3}: heartbeat_ack t3 r32 promise 50ms
    1.475 386 390  n3     hears n1: heartbeat_ack t3 r32 promise 50ms
    1.475 402 085  n3     hears n2: heartbeat_ack t3 r32 promise 50ms
    1.485 330 763  n3     says to {n0, n1, n2, n4}: heartbeat t3 r33 promise 50ms
    1.485 358 242  n1     hears n3: heartbeat t3 r33 promise 50ms
    1.485 358 242  n1     says to {n3}: heartbeat_ack t3 r33 promise 50ms
    1.485 364 080  n2     hears n3: heartbeat t3 r33 promise 50ms
    1.485 364 080  n2     says to {n3}: heartbeat_ack t3 r33 promise 50ms
    1.485 388 685  n3     hears n1: heartbeat_ack t3 r33 promise 50ms
    1.485 395 618  n3     hears n2: heartbeat_ack t3 r33 promise 50ms
    1.486 135 807  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.495 331 532  n3     says to {n0, n1, n2, n4}: heartbeat t3 r34 promise 50ms
    1.495 356 601  n2     hears n3: heartbeat t3 r34 promise 50ms
    1.495 356 601  n2     says to {n3}: heartbeat_ack t3 r34 promise 50ms
    1.495 359 750  n1     hears n3: heartbeat t3 r34 promise 50ms
    1.495 359 750  n1     says to {n3}: heartbeat_ack t3 r34 promise 50ms
    1.495 389 267  n3     hears n2: heartbeat_ack t3 r34 promise 50ms
    1.495 391 226  n3     hears n1: heartbeat_ack t3 r34 promise 50ms
    1.502 135 719  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.505 332 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r35 promise 50ms
    1.505 361 947  n1     hears n3: heartbeat t3 r35 promise 50ms
    1.505 361 947  n1     says to {n3}: heartbeat_ack t3 r35 promise 50ms
    1.505 369 220  n2     hears n3: heartbeat t3 r35 promise 50ms
    1.505 369 220  n2     says to {n3}: heartbeat_ack t3 r35 promise 50ms
    1.505 399 178  n3     hears n1: heartbeat_ack t3 r35 promise 50ms
    1.505 405 014  n3     hears n2: heartbeat_ack t3 r35 promise 50ms
    1.505 444 555  n0     says to {n1}: pre_vote_request t3 for t4 c3
    1.505 480 189  n1     hears n0: pre_vote_request t3 for t4 c3
    1.505 480 189  n1     says to {n0}: pre_vote_reply t3 for t4 c3 promised 49.881752ms
    1.505 505 323  n0     hears n1: pre_vote_reply t3 for t4 c3 promised 49.881752ms
    1.515 332 605  n3     says to {n0, n1, n2, n4}: heartbeat t3 r36 promise 50ms
    1.515 358 361  n2     hears n3: heartbeat t3 r36 promise 50ms
    1.515 358 361  n2     says to {n3}: heartbeat_ack t3 r36 promise 50ms
    1.515 367 249  n1     hears n3: heartbeat t3 r36 promise 50ms
    1.515 367 249  n1     says to {n3}: heartbeat_ack t3 r36 promise 50ms
    1.515 385 658  n3     hears n2: heartbeat_ack t3 r36 promise 50ms
    1.515 401 763  n3     hears n1: heartbeat_ack t3 r36 promise 50ms
    1.518 135 721  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.525 333 020  n3     says to {n0, n1, n2, n4}: heartbeat t3 r37 promise 50ms
    1.525 358 936  n1     hears n3: heartbeat t3 r37 promise 50ms
    1.525 358 936  n1     says to {n3}: heartbeat_ack t3 r37 promise 50ms
    1.525 360 753  n2     hears n3: heartbeat t3 r37 promise 50ms
    1.525 360 753  n2     says to {n3}: heartbeat_ack t3 r37 promise 50ms
    1.525 386 785  n3     hears n2: heartbeat_ack t3 r37 promise 50ms
    1.525 391 802  n3     hears n1: heartbeat_ack t3 r37 promise 50ms
    1.534 135 871  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.535 333 724  n3     says to {n0, n1, n2, n4}: heartbeat t3 r38 promise 50ms
    1.535 359 059  n2     hears n3: heartbeat t3 r38 promise 50ms
    1.535 359 059  n2     says to {n3}: heartbeat_ack t3 r38 promise 50ms
    1.535 369 000  n1     hears n3: heartbeat t3 r38 promise 50ms
    1.535 369 000  n1     says to {n3}: heartbeat_ack t3 r38 promise 50ms
    1.535 386 712  n3     hears n2: heartbeat_ack t3 r38 promise 50ms
    1.535 400 777  n3     hears n1: heartbeat_ack t3 r38 promise 50ms
    1.545 333 829  n3     says to {n0, n1, n2, n4}: heartbeat t3 r39 promise 50ms
    1.545 370 029  n1     hears n3: heartbeat t3 r39 promise 50ms
    1.545 370 029  n1     says to {n3}: heartbeat_ack t3 r39 promise 50ms
    1.545 370 166  n2     hears n3: heartbeat t3 r39 promise 50ms
    1.545 370 166  n2     says to {n3}: heartbeat_ack t3 r39 promise 50ms
    1.545 396 355  n3     hears n2: heartbeat_ack t3 r39 promise 50ms
    1.545 397 708  n3     hears n1: heartbeat_ack t3 r39 promise 50ms
    1.550 135 407  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.555 334 525  n3     says to {n0, n1, n2, n4}: heartbeat t3 r40 promise 50ms
    1.555 361 785  n2     hears n3: heartbeat t3 r40 promise 50ms
    1.555 361 785  n2     says to {n3}: heartbeat_ack t3 r40 promise 50ms
    1.555 363 414  n1     hears n3: heartbeat t3 r40 promise 50ms
    1.555 363 414  n1     says to {n3}: heartbeat_ack t3 r40 promise 50ms
    1.555 389 992  n3     hears n2: heartbeat_ack t3 r40 promise 50ms
    1.555 397 569  n3     hears n1: heartbeat_ack t3 r40 promise 50ms
    1.555 437 799  n0     says to {n1}: pre_vote_request t3 for t4 c3
    1.555 463 703  n1     hears n0: pre_vote_request t3 for t4 c3
    1.555 463 703  n1     says to {n0}: pre_vote_reply t3 for t4 c3 promised 49.899706ms
    1.555 489 556  n0     hears n1: pre_vote_reply t3 for t4 c3 promised 49.899706ms
    1.565 334 878  n3     says to {n0, n1, n2, n4}: heartbeat t3 r41 promise 50ms
    1.565 360 304  n1     hears n3: heartbeat t3 r41 promise 50ms
    1.565 360 304  n1     says to {n3}: heartbeat_ack t3 r41 promise 50ms
    1.565 364 264  n2     hears n3: heartbeat t3 r41 promise 50ms
    1.565 364 264  n2     says to {n3}: heartbeat_ack t3 r41 promise 50ms
    1.565 387 663  n3     hears n1: heartbeat_ack t3 r41 promise 50ms
    1.565 392 676  n3     hears n2: heartbeat_ack t3 r41 promise 50ms
    1.566 135 742  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.575 335 308  n3     says to {n0, n1, n2, n4}: heartbeat t3 r42 promise 50ms
    1.575 361 695  n1     hears n3: heartbeat t3 r42 promise 50ms
    1.575 361 695  n1     says to {n3}: heartbeat_ack t3 r42 promise 50ms
    1.575 369 916  n2     hears n3: heartbeat t3 r42 promise 50ms
    1.575 369 916  n2     says to {n3}: heartbeat_ack t3 r42 promise 50ms
    1.575 389 974  n3     hears n1: heartbeat_ack t3 r42 promise 50ms
    1.575 404 444  n3     hears n2: heartbeat_ack t3 r42 promise 50ms
    1.582 135 505  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.585 335 766  n3     says to {n0, n1, n2, n4}: heartbeat t3 r43 promise 50ms
    1.585 365 190  n2     hears n3: heartbeat t3 r43 promise 50ms
    1.585 365 190  n2     says to {n3}: heartbeat_ack t3 r43 promise 50ms
    1.585 372 145  n1     hears n3: heartbeat t3 r43 promise 50ms
    1.585 372 145  n1     says to {n3}: heartbeat_ack t3 r43 promise 50ms
    1.585 390 805  n3     hears n2: heartbeat_ack t3 r43 promise 50ms
    1.585 407 154  n3     hears n1: heartbeat_ack t3 r43 promise 50ms
    1.595 336 464  n3     says to {n0, n1, n2, n4}: heartbeat t3 r44 promise 50ms
    1.595 361 519  n1     hears n3: heartbeat t3 r44 promise 50ms
    1.595 361 519  n1     says to {n3}: heartbeat_ack t3 r44 promise 50ms
    1.595 363 694  n2     hears n3: heartbeat t3 r44 promise 50ms
    1.595 363 694  n2     says to {n3}: heartbeat_ack t3 r44 promise 50ms
    1.595 388 885  n3     hears n1: heartbeat_ack t3 r44 promise 50ms
    1.595 394 365  n3     hears n2: heartbeat_ack t3 r44 promise 50ms
    1.598 135 411  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c3
    1.605 337 123  n3     says to {n0, n1, n2, n4}: heartbeat t3 r45 promise 50ms
    1.605 373 773  n2     hears n3: heartbeat t3 r45 promise 50ms
    1.605 373 773  n2     says to {n3}: heartbeat_ack t3 r45 promise 50ms
    1.605 374 039  n1     hears n3: heartbeat t3 r45 promise 50ms
    1.605 374 039  n1     says to {n3}: heartbeat_ack t3 r45 promise 50ms
    1.605 399 826  n3     hears n2: heartbeat_ack t3 r45 promise 50ms
    1.605 410 993  n3     hears n1: heartbeat_ack t3 r45 promise 50ms
    1.605 440 576  n0     says to {n1}: pre_vote_request t3 for t4 c3
    1.605 473 072  n1     hears n0: pre_vote_request t3 for t4 c3
    1.605 473 072  n1     says to {n0}: pre_vote_reply t3 for t4 c3 promised 49.900962ms
    1.605 510 414  n0     hears n1: pre_vote_reply t3 for t4 c3 promised 49.900962ms
    1.607 135 736  n0   drops its campaign for term 4: its time is up
    1.615 289 457  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.615 289 457  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    1.615 319 096  n1     hears n0: pre_vote_request t3 for t4 c4
    1.615 319 096  n1     says to {n0}: pre_vote_reply t3 for t4 c4 promised 40.054446ms
    1.615 337 400  n3     says to {n0, n1, n2, n4}: heartbeat t3 r46 promise 50ms
    1.615 356 177  n0     hears n1: pre_vote_reply t3 for t4 c4 promised 40.054446ms
    1.615 363 185  n2     hears n3: heartbeat t3 r46 promise 50ms
    1.615 363 185  n2     says to {n3}: heartbeat_ack t3 r46 promise 50ms
    1.615 366 719  n1     hears n3: heartbeat t3 r46 promise 50ms
    1.615 366 719  n1     says to {n3}: heartbeat_ack t3 r46 promise 50ms
    1.615 391 068  n3     hears n2: heartbeat_ack t3 r46 promise 50ms
    1.615 402 001  n3     hears n1: heartbeat_ack t3 r46 promise 50ms
    1.616 289 786  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.618 289 480  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.622 289 723  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.625 338 131  n3     says to {n0, n1, n2, n4}: heartbeat t3 r47 promise 50ms
    1.625 363 547  n2     hears n3: heartbeat t3 r47 promise 50ms
    1.625 363 547  n2     says to {n3}: heartbeat_ack t3 r47 promise 50ms
    1.625 368 199  n1     hears n3: heartbeat t3 r47 promise 50ms
    1.625 368 199  n1     says to {n3}: heartbeat_ack t3 r47 promise 50ms
    1.625 391 494  n3     hears n2: heartbeat_ack t3 r47 promise 50ms
    1.625 398 777  n3     hears n1: heartbeat_ack t3 r47 promise 50ms
    1.630 289 540  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.635 338 372  n3     says to {n0, n1, n2, n4}: heartbeat t3 r48 promise 50ms
    1.635 363 772  n2     hears n3: heartbeat t3 r48 promise 50ms
    1.635 363 772  n2     says to {n3}: heartbeat_ack t3 r48 promise 50ms
    1.635 364 232  n1     hears n3: heartbeat t3 r48 promise 50ms
    1.635 364 232  n1     says to {n3}: heartbeat_ack t3 r48 promise 50ms
    1.635 391 372  n3     hears n2: heartbeat_ack t3 r48 promise 50ms
    1.635 401 153  n3     hears n1: heartbeat_ack t3 r48 promise 50ms
    1.645 339 103  n3     says to {n0, n1, n2, n4}: heartbeat t3 r49 promise 50ms
    1.645 365 944  n2     hears n3: heartbeat t3 r49 promise 50ms
    1.645 365 944  n2     says to {n3}: heartbeat_ack t3 r49 promise 50ms
    1.645 369 080  n1     hears n3: heartbeat t3 r49 promise 50ms
    1.645 369 080  n1     says to {n3}: heartbeat_ack t3 r49 promise 50ms
    1.645 391 594  n3     hears n2: heartbeat_ack t3 r49 promise 50ms
    1.645 398 371  n3     hears n1: heartbeat_ack t3 r49 promise 50ms
    1.646 289 402  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.655 339 639  n3     says to {n0, n1, n2, n4}: heartbeat t3 r50 promise 50ms
    1.655 368 330  n1     hears n3: heartbeat t3 r50 promise 50ms
    1.655 368 330  n1     says to {n3}: heartbeat_ack t3 r50 promise 50ms
    1.655 371 570  n2     hears n3: heartbeat t3 r50 promise 50ms
    1.655 371 570  n2     says to {n3}: heartbeat_ack t3 r50 promise 50ms
    1.655 393 887  n3     hears n1: heartbeat_ack t3 r50 promise 50ms
    1.655 398 123  n3     hears n2: heartbeat_ack t3 r50 promise 50ms
    1.655 451 794  n0     says to {n1}: pre_vote_request t3 for t4 c4
    1.655 477 730  n1     hears n0: pre_vote_request t3 for t4 c4
    1.655 477 730  n1     says to {n0}: pre_vote_reply t3 for t4 c4 promised 49.890595ms
    1.655 510 468  n0     hears n1: pre_vote_reply t3 for t4 c4 promised 49.890595ms
    1.662 289 526  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.665 339 826  n3     says to {n0, n1, n2, n4}: heartbeat t3 r51 promise 50ms
    1.665 366 640  n1     hears n3: heartbeat t3 r51 promise 50ms
    1.665 366 640  n1     says to {n3}: heartbeat_ack t3 r51 promise 50ms
    1.665 372 659  n2     hears n3: heartbeat t3 r51 promise 50ms
    1.665 372 659  n2     says to {n3}: heartbeat_ack t3 r51 promise 50ms
    1.665 391 680  n3     hears n1: heartbeat_ack t3 r51 promise 50ms
    1.665 409 593  n3     hears n2: heartbeat_ack t3 r51 promise 50ms
    1.675 340 437  n3     says to {n0, n1, n2, n4}: heartbeat t3 r52 promise 50ms
    1.675 373 577  n1     hears n3: heartbeat t3 r52 promise 50ms
    1.675 373 577  n1     says to {n3}: heartbeat_ack t3 r52 promise 50ms
    1.675 373 652  n2     hears n3: heartbeat t3 r52 promise 50ms
    1.675 373 652  n2     says to {n3}: heartbeat_ack t3 r52 promise 50ms
    1.675 404 288  n3     hears n1: heartbeat_ack t3 r52 promise 50ms
    1.675 404 356  n3     hears n2: heartbeat_ack t3 r52 promise 50ms
    1.678 289 854  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.685 340 969  n3     says to {n0, n1, n2, n4}: heartbeat t3 r53 promise 50ms
    1.685 371 540  n2     hears n3: heartbeat t3 r53 promise 50ms
    1.685 371 540  n2     says to {n3}: heartbeat_ack t3 r53 promise 50ms
    1.685 375 148  n1     hears n3: heartbeat t3 r53 promise 50ms
    1.685 375 148  n1     says to {n3}: heartbeat_ack t3 r53 promise 50ms
    1.685 401 545  n3     hears n2: heartbeat_ack t3 r53 promise 50ms
    1.685 407 688  n3     hears n1: heartbeat_ack t3 r53 promise 50ms
    1.694 289 656  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.695 341 694  n3     says to {n0, n1, n2, n4}: heartbeat t3 r54 promise 50ms
    1.695 368 616  n2     hears n3: heartbeat t3 r54 promise 50ms
    1.695 368 616  n2     says to {n3}: heartbeat_ack t3 r54 promise 50ms
    1.695 372 846  n1     hears n3: heartbeat t3 r54 promise 50ms
    1.695 372 846  n1     says to {n3}: heartbeat_ack t3 r54 promise 50ms
    1.695 394 562  n3     hears n2: heartbeat_ack t3 r54 promise 50ms
    1.695 409 722  n3     hears n1: heartbeat_ack t3 r54 promise 50ms
    1.705 342 247  n3     says to {n0, n1, n2, n4}: heartbeat t3 r55 promise 50ms
    1.705 369 230  n2     hears n3: heartbeat t3 r55 promise 50ms
    1.705 369 230  n2     says to {n3}: heartbeat_ack t3 r55 promise 50ms
    1.705 379 106  n1     hears n3: heartbeat t3 r55 promise 50ms
    1.705 379 106  n1     says to {n3}: heartbeat_ack t3 r55 promise 50ms
    1.705 401 328  n3     hears n2: heartbeat_ack t3 r55 promise 50ms
    1.705 405 290  n3     hears n1: heartbeat_ack t3 r55 promise 50ms
    1.705 452 707  n0     says to {n1}: pre_vote_request t3 for t4 c4
    1.705 484 897  n1     hears n0: pre_vote_request t3 for t4 c4
    1.705 484 897  n1     says to {n0}: pre_vote_reply t3 for t4 c4 promised 49.894203ms
    1.705 520 905  n0     hears n1: pre_vote_reply t3 for t4 c4 promised 49.894203ms
    1.710 289 422  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.715 342 538  n3     says to {n0, n1, n2, n4}: heartbeat t3 r56 promise 50ms
    1.715 370 055  n1     hears n3: heartbeat t3 r56 promise 50ms
    1.715 370 055  n1     says to {n3}: heartbeat_ack t3 r56 promise 50ms
    1.715 371 990  n2     hears n3: heartbeat t3 r56 promise 50ms
    1.715 371 990  n2     says to {n3}: heartbeat_ack t3 r56 promise 50ms
    1.715 398 314  n3     hears n1: heartbeat_ack t3 r56 promise 50ms
    1.715 400 137  n3     hears n2: heartbeat_ack t3 r56 promise 50ms
    1.725 343 072  n3     says to {n0, n1, n2, n4}: heartbeat t3 r57 promise 50ms
    1.725 369 625  n1     hears n3: heartbeat t3 r57 promise 50ms
    1.725 369 625  n1     says to {n3}: heartbeat_ack t3 r57 promise 50ms
    1.725 373 904  n2     hears n3: heartbeat t3 r57 promise 50ms
    1.725 373 904  n2     says to {n3}: heartbeat_ack t3 r57 promise 50ms
    1.725 400 280  n3     hears n1: heartbeat_ack t3 r57 promise 50ms
    1.725 406 521  n3     hears n2: heartbeat_ack t3 r57 promise 50ms
    1.726 289 415  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.735 343 526  n3     says to {n0, n1, n2, n4}: heartbeat t3 r58 promise 50ms
    1.735 371 189  n2     hears n3: heartbeat t3 r58 promise 50ms
    1.735 371 189  n2     says to {n3}: heartbeat_ack t3 r58 promise 50ms
    1.735 375 372  n1     hears n3: heartbeat t3 r58 promise 50ms
    1.735 375 372  n1     says to {n3}: heartbeat_ack t3 r58 promise 50ms
    1.735 401 603  n3     hears n1: heartbeat_ack t3 r58 promise 50ms
    1.735 404 261  n3     hears n2: heartbeat_ack t3 r58 promise 50ms
    1.742 289 839  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.745 343 874  n3     says to {n0, n1, n2, n4}: heartbeat t3 r59 promise 50ms
    1.745 377 152  n2     hears n3: heartbeat t3 r59 promise 50ms
    1.745 377 152  n2     says to {n3}: heartbeat_ack t3 r59 promise 50ms
    1.745 378 351  n1     hears n3: heartbeat t3 r59 promise 50ms
    1.745 378 351  n1     says to {n3}: heartbeat_ack t3 r59 promise 50ms
    1.745 406 140  n3     hears n1: heartbeat_ack t3 r59 promise 50ms
    1.745 412 078  n3     hears n2: heartbeat_ack t3 r59 promise 50ms
    1.755 344 378  n3     says to {n0, n1, n2, n4}: heartbeat t3 r60 promise 50ms
    1.755 373 250  n2     hears n3: heartbeat t3 r60 promise 50ms
    1.755 373 250  n2     says to {n3}: heartbeat_ack t3 r60 promise 50ms
    1.755 380 970  n1     hears n3: heartbeat t3 r60 promise 50ms
    1.755 380 970  n1     says to {n3}: heartbeat_ack t3 r60 promise 50ms
    1.755 400 877  n3     hears n2: heartbeat_ack t3 r60 promise 50ms
    1.755 407 130  n3     hears n1: heartbeat_ack t3 r60 promise 50ms
    1.755 466 751  n0     says to {n1}: pre_vote_request t3 for t4 c4
    1.755 494 803  n1     hears n0: pre_vote_request t3 for t4 c4
    1.755 494 803  n1     says to {n0}: pre_vote_reply t3 for t4 c4 promised 49.886162ms
    1.755 522 208  n0     hears n1: pre_vote_reply t3 for t4 c4 promised 49.886162ms
    1.758 289 398  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.765 345 183  n3     says to {n0, n1, n2, n4}: heartbeat t3 r61 promise 50ms
    1.765 370 280  n2     hears n3: heartbeat t3 r61 promise 50ms
    1.765 370 280  n2     says to {n3}: heartbeat_ack t3 r61 promise 50ms
    1.765 376 463  n1     hears n3: heartbeat t3 r61 promise 50ms
    1.765 376 463  n1     says to {n3}: heartbeat_ack t3 r61 promise 50ms
    1.765 407 046  n3     hears n2: heartbeat_ack t3 r61 promise 50ms
    1.765 411 589  n3     hears n1: heartbeat_ack t3 r61 promise 50ms
    1.774 289 857  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.775 345 582  n3     says to {n0, n1, n2, n4}: heartbeat t3 r62 promise 50ms
    1.775 379 710  n1     hears n3: heartbeat t3 r62 promise 50ms
    1.775 379 710  n1     says to {n3}: heartbeat_ack t3 r62 promise 50ms
    1.775 381 961  n2     hears n3: heartbeat t3 r62 promise 50ms
    1.775 381 961  n2     says to {n3}: heartbeat_ack t3 r62 promise 50ms
    1.775 415 596  n3     hears n1: heartbeat_ack t3 r62 promise 50ms
    1.775 418 505  n3     hears n2: heartbeat_ack t3 r62 promise 50ms
    1.785 345 962  n3     says to {n0, n1, n2, n4}: heartbeat t3 r63 promise 50ms
    1.785 371 279  n1     hears n3: heartbeat t3 r63 promise 50ms
    1.785 371 279  n1     says to {n3}: heartbeat_ack t3 r63 promise 50ms
    1.785 372 547  n2     hears n3: heartbeat t3 r63 promise 50ms
    1.785 372 547  n2     says to {n3}: heartbeat_ack t3 r63 promise 50ms
    1.785 400 098  n3     hears n1: heartbeat_ack t3 r63 promise 50ms
    1.785 405 264  n3     hears n2: heartbeat_ack t3 r63 promise 50ms
    1.790 289 870  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.795 346 687  n3     says to {n0, n1, n2, n4}: heartbeat t3 r64 promise 50ms
    1.795 377 220  n2     hears n3: heartbeat t3 r64 promise 50ms
    1.795 377 220  n2     says to {n3}: heartbeat_ack t3 r64 promise 50ms
    1.795 381 704  n1     hears n3: heartbeat t3 r64 promise 50ms
    1.795 381 704  n1     says to {n3}: heartbeat_ack t3 r64 promise 50ms
    1.795 404 759  n3     hears n2: heartbeat_ack t3 r64 promise 50ms
    1.795 407 090  n3     hears n1: heartbeat_ack t3 r64 promise 50ms
    1.805 347 035  n3     says to {n0, n1, n2, n4}: heartbeat t3 r65 promise 50ms
    1.805 375 709  n2     hears n3: heartbeat t3 r65 promise 50ms
    1.805 375 709  n2     says to {n3}: heartbeat_ack t3 r65 promise 50ms
    1.805 376 103  n1     hears n3: heartbeat t3 r65 promise 50ms
    1.805 376 103  n1     says to {n3}: heartbeat_ack t3 r65 promise 50ms
    1.805 401 803  n3     hears n2: heartbeat_ack t3 r65 promise 50ms
    1.805 410 610  n3     hears n1: heartbeat_ack t3 r65 promise 50ms
    1.805 459 450  n0     says to {n1}: pre_vote_request t3 for t4 c4
    1.805 488 141  n1     hears n0: pre_vote_request t3 for t4 c4
    1.805 488 141  n1     says to {n0}: pre_vote_reply t3 for t4 c4 promised 49.887956ms
    1.805 517 394  n0     hears n1: pre_vote_reply t3 for t4 c4 promised 49.887956ms
    1.806 289 704  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c4
    1.815 289 714  n0   drops its campaign for term 4: its time is up
    1.815 347 262  n3     says to {n0, n1, n2, n4}: heartbeat t3 r66 promise 50ms
    1.815 377 347  n1     hears n3: heartbeat t3 r66 promise 50ms
    1.815 377 347  n1     says to {n3}: heartbeat_ack t3 r66 promise 50ms
    1.815 382 741  n2     hears n3: heartbeat t3 r66 promise 50ms
    1.815 382 741  n2     says to {n3}: heartbeat_ack t3 r66 promise 50ms
    1.815 410 545  n3     hears n2: heartbeat_ack t3 r66 promise 50ms
    1.815 410 994  n3     hears n1: heartbeat_ack t3 r66 promise 50ms
    1.825 348 096  n3     says to {n0, n1, n2, n4}: heartbeat t3 r67 promise 50ms
    1.825 375 072  n1     hears n3: heartbeat t3 r67 promise 50ms
    1.825 375 072  n1     says to {n3}: heartbeat_ack t3 r67 promise 50ms
    1.825 382 465  n2     hears n3: heartbeat t3 r67 promise 50ms
    1.825 382 465  n2     says to {n3}: heartbeat_ack t3 r67 promise 50ms
    1.825 401 249  n3     hears n1: heartbeat_ack t3 r67 promise 50ms
    1.825 410 637  n3     hears n2: heartbeat_ack t3 r67 promise 50ms
    1.829 095 471  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.829 095 471  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    1.829 123 694  n1     hears n0: pre_vote_request t3 for t4 c5
    1.829 123 694  n1     says to {n0}: pre_vote_reply t3 for t4 c5 promised 46.25119ms
    1.829 157 589  n0     hears n1: pre_vote_reply t3 for t4 c5 promised 46.25119ms
    1.830 095 554  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.832 095 831  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.835 348 673  n3     says to {n0, n1, n2, n4}: heartbeat t3 r68 promise 50ms
    1.835 378 225  n1     hears n3: heartbeat t3 r68 promise 50ms
    1.835 378 225  n1     says to {n3}: heartbeat_ack t3 r68 promise 50ms
    1.835 385 013  n2     hears n3: heartbeat t3 r68 promise 50ms
    1.835 385 013  n2     says to {n3}: heartbeat_ack t3 r68 promise 50ms
    1.835 406 978  n3     hears n1: heartbeat_ack t3 r68 promise 50ms
    1.835 412 222  n3     hears n2: heartbeat_ack t3 r68 promise 50ms
    1.836 095 827  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.844 095 769  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.845 349 124  n3     says to {n0, n1, n2, n4}: heartbeat t3 r69 promise 50ms
    1.845 378 199  n1     hears n3: heartbeat t3 r69 promise 50ms
    1.845 378 199  n1     says to {n3}: heartbeat_ack t3 r69 promise 50ms
    1.845 379 791  n2     hears n3: heartbeat t3 r69 promise 50ms
    1.845 379 791  n2     says to {n3}: heartbeat_ack t3 r69 promise 50ms
    1.845 408 719  n3     hears n1: heartbeat_ack t3 r69 promise 50ms
    1.845 410 439  n3     hears n2: heartbeat_ack t3 r69 promise 50ms
    1.855 349 461  n3     says to {n0, n1, n2, n4}: heartbeat t3 r70 promise 50ms
    1.855 376 847  n2     hears n3: heartbeat t3 r70 promise 50ms
    1.855 376 847  n2     says to {n3}: heartbeat_ack t3 r70 promise 50ms
    1.855 384 103  n1     hears n3: heartbeat t3 r70 promise 50ms
    1.855 384 103  n1     says to {n3}: heartbeat_ack t3 r70 promise 50ms
    1.855 405 166  n3     hears n2: heartbeat_ack t3 r70 promise 50ms
    1.855 420 492  n3     hears n1: heartbeat_ack t3 r70 promise 50ms
    1.860 095 473  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.865 349 908  n3     says to {n0, n1, n2, n4}: heartbeat t3 r71 promise 50ms
    1.865 380 234  n2     hears n3: heartbeat t3 r71 promise 50ms
    1.865 380 234  n2     says to {n3}: heartbeat_ack t3 r71 promise 50ms
    1.865 383 606  n1     hears n3: heartbeat t3 r71 promise 50ms
    1.865 383 606  n1     says to {n3}: heartbeat_ack t3 r71 promise 50ms
    1.865 408 848  n3     hears n2: heartbeat_ack t3 r71 promise 50ms
    1.865 415 370  n3     hears n1: heartbeat_ack t3 r71 promise 50ms
    1.875 350 350  n3     says to {n0, n1, n2, n4}: heartbeat t3 r72 promise 50ms
    1.875 376 005  n2     hears n3: heartbeat t3 r72 promise 50ms
    1.875 376 005  n2     says to {n3}: heartbeat_ack t3 r72 promise 50ms
    1.875 382 595  n1     hears n3: heartbeat t3 r72 promise 50ms
    1.875 382 595  n1     says to {n3}: heartbeat_ack t3 r72 promise 50ms
    1.875 409 043  n3     hears n2: heartbeat_ack t3 r72 promise 50ms
    1.875 409 131  n3     hears n1: heartbeat_ack t3 r72 promise 50ms
    1.875 456 749  n0     says to {n1}: pre_vote_request t3 for t4 c5
    1.875 488 052  n1     hears n0: pre_vote_request t3 for t4 c5
    1.875 488 052  n1     says to {n0}: pre_vote_reply t3 for t4 c5 promised 49.894538ms
    1.875 514 783  n0     hears n1: pre_vote_reply t3 for t4 c5 promised 49.894538ms
    1.876 095 540  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.885 350 777  n3     says to {n0, n1, n2, n4}: heartbeat t3 r73 promise 50ms
    1.885 376 140  n2     hears n3: heartbeat t3 r73 promise 50ms
    1.885 376 140  n2     says to {n3}: heartbeat_ack t3 r73 promise 50ms
    1.885 380 360  n1     hears n3: heartbeat t3 r73 promise 50ms
    1.885 380 360  n1     says to {n3}: heartbeat_ack t3 r73 promise 50ms
    1.885 407 056  n3     hears n2: heartbeat_ack t3 r73 promise 50ms
    1.885 412 084  n3     hears n1: heartbeat_ack t3 r73 promise 50ms
    1.892 095 576  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.895 351 434  n3     says to {n0, n1, n2, n4}: heartbeat t3 r74 promise 50ms
    1.895 377 180  n2     hears n3: heartbeat t3 r74 promise 50ms
    1.895 377 180  n2     says to {n3}: heartbeat_ack t3 r74 promise 50ms
    1.895 387 608  n1     hears n3: heartbeat t3 r74 promise 50ms
    1.895 387 608  n1     says to {n3}: heartbeat_ack t3 r74 promise 50ms
    1.895 403 283  n3     hears n2: heartbeat_ack t3 r74 promise 50ms
    1.895 424 246  n3     hears n1: heartbeat_ack t3 r74 promise 50ms
    1.905 351 816  n3     says to {n0, n1, n2, n4}: heartbeat t3 r75 promise 50ms
    1.905 378 425  n1     hears n3: heartbeat t3 r75 promise 50ms
    1.905 378 425  n1     says to {n3}: heartbeat_ack t3 r75 promise 50ms
    1.905 383 711  n2     hears n3: heartbeat t3 r75 promise 50ms
    1.905 383 711  n2     says to {n3}: heartbeat_ack t3 r75 promise 50ms
    1.905 405 020  n3     hears n1: heartbeat_ack t3 r75 promise 50ms
    1.905 409 785  n3     hears n2: heartbeat_ack t3 r75 promise 50ms
    1.908 095 634  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.915 352 395  n3     says to {n0, n1, n2, n4}: heartbeat t3 r76 promise 50ms
    1.915 387 798  n2     hears n3: heartbeat t3 r76 promise 50ms
    1.915 387 798  n2     says to {n3}: heartbeat_ack t3 r76 promise 50ms
    1.915 388 039  n1     hears n3: heartbeat t3 r76 promise 50ms
    1.915 388 039  n1     says to {n3}: heartbeat_ack t3 r76 promise 50ms
    1.915 420 805  n3     hears n2: heartbeat_ack t3 r76 promise 50ms
    1.915 421 256  n3     hears n1: heartbeat_ack t3 r76 promise 50ms
    1.924 095 521  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.925 353 118  n3     says to {n0, n1, n2, n4}: heartbeat t3 r77 promise 50ms
    1.925 386 128  n2     hears n3: heartbeat t3 r77 promise 50ms
    1.925 386 128  n2     says to {n3}: heartbeat_ack t3 r77 promise 50ms
    1.925 390 279  n1     hears n3: heartbeat t3 r77 promise 50ms
    1.925 390 279  n1     says to {n3}: heartbeat_ack t3 r77 promise 50ms
    1.925 416 687  n3     hears n2: heartbeat_ack t3 r77 promise 50ms
    1.925 419 778  n3     hears n1: heartbeat_ack t3 r77 promise 50ms
    1.925 460 861  n0     says to {n1}: pre_vote_request t3 for t4 c5
    1.925 490 388  n1     hears n0: pre_vote_request t3 for t4 c5
    1.925 490 388  n1     says to {n0}: pre_vote_reply t3 for t4 c5 promised 49.899886ms
    1.925 519 560  n0     hears n1: pre_vote_reply t3 for t4 c5 promised 49.899886ms
    1.935 353 365  n3     says to {n0, n1, n2, n4}: heartbeat t3 r78 promise 50ms
    1.935 380 888  n1     hears n3: heartbeat t3 r78 promise 50ms
    1.935 380 888  n1     says to {n3}: heartbeat_ack t3 r78 promise 50ms
    1.935 386 099  n2     hears n3: heartbeat t3 r78 promise 50ms
    1.935 386 099  n2     says to {n3}: heartbeat_ack t3 r78 promise 50ms
    1.935 406 837  n3     hears n1: heartbeat_ack t3 r78 promise 50ms
    1.935 412 817  n3     hears n2: heartbeat_ack t3 r78 promise 50ms
    1.940 095 772  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.945 354 165  n3     says to {n0, n1, n2, n4}: heartbeat t3 r79 promise 50ms
    1.945 387 105  n2     hears n3: heartbeat t3 r79 promise 50ms
    1.945 387 105  n2     says to {n3}: heartbeat_ack t3 r79 promise 50ms
    1.945 391 373  n1     hears n3: heartbeat t3 r79 promise 50ms
    1.945 391 373  n1     says to {n3}: heartbeat_ack t3 r79 promise 50ms
    1.945 419 432  n3     hears n1: heartbeat_ack t3 r79 promise 50ms
    1.945 421 020  n3     hears n2: heartbeat_ack t3 r79 promise 50ms
    1.955 354 750  n3     says to {n0, n1, n2, n4}: heartbeat t3 r80 promise 50ms
    1.955 384 225  n2     hears n3: heartbeat t3 r80 promise 50ms
    1.955 384 225  n2     says to {n3}: heartbeat_ack t3 r80 promise 50ms
    1.955 391 483  n1     hears n3: heartbeat t3 r80 promise 50ms
    1.955 391 483  n1     says to {n3}: heartbeat_ack t3 r80 promise 50ms
    1.955 417 213  n3     hears n2: heartbeat_ack t3 r80 promise 50ms
    1.955 427 283  n3     hears n1: heartbeat_ack t3 r80 promise 50ms
    1.956 095 778  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.965 354 930  n3     says to {n0, n1, n2, n4}: heartbeat t3 r81 promise 50ms
    1.965 382 356  n1     hears n3: heartbeat t3 r81 promise 50ms
    1.965 382 356  n1     says to {n3}: heartbeat_ack t3 r81 promise 50ms
    1.965 391 993  n2     hears n3: heartbeat t3 r81 promise 50ms
    1.965 391 993  n2     says to {n3}: heartbeat_ack t3 r81 promise 50ms
    1.965 413 838  n3     hears n1: heartbeat_ack t3 r81 promise 50ms
    1.965 426 945  n3     hears n2: heartbeat_ack t3 r81 promise 50ms
    1.972 095 592  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.975 355 718  n3     says to {n0, n1, n2, n4}: heartbeat t3 r82 promise 50ms
    1.975 384 976  n2     hears n3: heartbeat t3 r82 promise 50ms
    1.975 384 976  n2     says to {n3}: heartbeat_ack t3 r82 promise 50ms
    1.975 391 919  n1     hears n3: heartbeat t3 r82 promise 50ms
    1.975 391 919  n1     says to {n3}: heartbeat_ack t3 r82 promise 50ms
    1.975 417 972  n3     hears n2: heartbeat_ack t3 r82 promise 50ms
    1.975 424 522  n3     hears n1: heartbeat_ack t3 r82 promise 50ms
    1.975 470 631  n0     says to {n1}: pre_vote_request t3 for t4 c5
    1.975 502 346  n1     hears n0: pre_vote_request t3 for t4 c5
    1.975 502 346  n1     says to {n0}: pre_vote_reply t3 for t4 c5 promised 49.889567ms
    1.975 539 709  n0     hears n1: pre_vote_reply t3 for t4 c5 promised 49.889567ms
    1.985 356 106  n3     says to {n0, n1, n2, n4}: heartbeat t3 r83 promise 50ms
    1.985 386 429  n1     hears n3: heartbeat t3 r83 promise 50ms
    1.985 386 429  n1     says to {n3}: heartbeat_ack t3 r83 promise 50ms
    1.985 388 233  n2     hears n3: heartbeat t3 r83 promise 50ms
    1.985 388 233  n2     says to {n3}: heartbeat_ack t3 r83 promise 50ms
    1.985 420 225  n3     hears n1: heartbeat_ack t3 r83 promise 50ms
    1.985 422 409  n3     hears n2: heartbeat_ack t3 r83 promise 50ms
    1.988 095 500  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    1.995 356 695  n3     says to {n0, n1, n2, n4}: heartbeat t3 r84 promise 50ms
    1.995 387 683  n2     hears n3: heartbeat t3 r84 promise 50ms
    1.995 387 683  n2     says to {n3}: heartbeat_ack t3 r84 promise 50ms
    1.995 391 715  n1     hears n3: heartbeat t3 r84 promise 50ms
    1.995 391 715  n1     says to {n3}: heartbeat_ack t3 r84 promise 50ms
    1.995 419 343  n3     hears n2: heartbeat_ack t3 r84 promise 50ms
    1.995 423 483  n3     hears n1: heartbeat_ack t3 r84 promise 50ms
    2.004 095 410  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    2.005 356 770  n3     says to {n0, n1, n2, n4}: heartbeat t3 r85 promise 50ms
    2.005 383 542  n1     hears n3: heartbeat t3 r85 promise 50ms
    2.005 383 542  n1     says to {n3}: heartbeat_ack t3 r85 promise 50ms
    2.005 390 320  n2     hears n3: heartbeat t3 r85 promise 50ms
    2.005 390 320  n2     says to {n3}: heartbeat_ack t3 r85 promise 50ms
    2.005 419 826  n3     hears n1: heartbeat_ack t3 r85 promise 50ms
    2.005 425 904  n3     hears n2: heartbeat_ack t3 r85 promise 50ms
    2.015 357 302  n3     says to {n0, n1, n2, n4}: heartbeat t3 r86 promise 50ms
    2.015 385 257  n1     hears n3: heartbeat t3 r86 promise 50ms
    2.015 385 257  n1     says to {n3}: heartbeat_ack t3 r86 promise 50ms
    2.015 394 257  n2     hears n3: heartbeat t3 r86 promise 50ms
    2.015 394 257  n2     says to {n3}: heartbeat_ack t3 r86 promise 50ms
    2.015 418 972  n3     hears n1: heartbeat_ack t3 r86 promise 50ms
    2.015 431 542  n3     hears n2: heartbeat_ack t3 r86 promise 50ms
    2.020 095 519  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c5
    2.025 358 118  n3     says to {n0, n1, n2, n4}: heartbeat t3 r87 promise 50ms
    2.025 383 960  n1     hears n3: heartbeat t3 r87 promise 50ms
    2.025 383 960  n1     says to {n3}: heartbeat_ack t3 r87 promise 50ms
    2.025 394 844  n2     hears n3: heartbeat t3 r87 promise 50ms
    2.025 394 844  n2     says to {n3}: heartbeat_ack t3 r87 promise 50ms
    2.025 411 797  n3     hears n1: heartbeat_ack t3 r87 promise 50ms
    2.025 431 234  n3     hears n2: heartbeat_ack t3 r87 promise 50ms
    2.025 480 570  n0     says to {n1}: pre_vote_request t3 for t4 c5
    2.025 510 201  n1     hears n0: pre_vote_request t3 for t4 c5
    2.025 510 201  n1     says to {n0}: pre_vote_reply t3 for t4 c5 promised 49.873753ms
    2.025 538 112  n0     hears n1: pre_vote_reply t3 for t4 c5 promised 49.873753ms
    2.029 095 682  n0   drops its campaign for term 4: its time is up
    2.032 878 458  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.032 878 458  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    2.032 908 893  n1     hears n0: pre_vote_request t3 for t4 c6
    2.032 908 893  n1     says to {n0}: pre_vote_reply t3 for t4 c6 promised 42.474691ms
    2.032 943 562  n0     hears n1: pre_vote_reply t3 for t4 c6 promised 42.474691ms
    2.033 878 832  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.035 358 269  n3     says to {n0, n1, n2, n4}: heartbeat t3 r88 promise 50ms
    2.035 387 690  n2     hears n3: heartbeat t3 r88 promise 50ms
    2.035 387 690  n2     says to {n3}: heartbeat_ack t3 r88 promise 50ms
    2.035 393 288  n1     hears n3: heartbeat t3 r88 promise 50ms
    2.035 393 288  n1     says to {n3}: heartbeat_ack t3 r88 promise 50ms
    2.035 414 595  n3     hears n2: heartbeat_ack t3 r88 promise 50ms
    2.035 418 544  n3     hears n1: heartbeat_ack t3 r88 promise 50ms
    2.035 878 545  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.039 878 579  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.045 359 127  n3     says to {n0, n1, n2, n4}: heartbeat t3 r89 promise 50ms
    2.045 386 827  n2     hears n3: heartbeat t3 r89 promise 50ms
    2.045 386 827  n2     says to {n3}: heartbeat_ack t3 r89 promise 50ms
    2.045 394 487  n1     hears n3: heartbeat t3 r89 promise 50ms
    2.045 394 487  n1     says to {n3}: heartbeat_ack t3 r89 promise 50ms
    2.045 412 427  n3     hears n2: heartbeat_ack t3 r89 promise 50ms
    2.045 425 864  n3     hears n1: heartbeat_ack t3 r89 promise 50ms
    2.047 878 582  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.055 359 421  n3     says to {n0, n1, n2, n4}: heartbeat t3 r90 promise 50ms
    2.055 385 083  n2     hears n3: heartbeat t3 r90 promise 50ms
    2.055 385 083  n2     says to {n3}: heartbeat_ack t3 r90 promise 50ms
    2.055 386 301  n1     hears n3: heartbeat t3 r90 promise 50ms
    2.055 386 301  n1     says to {n3}: heartbeat_ack t3 r90 promise 50ms
    2.055 413 130  n3     hears n2: heartbeat_ack t3 r90 promise 50ms
    2.055 422 595  n3     hears n1: heartbeat_ack t3 r90 promise 50ms
    2.063 878 876  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.065 360 180  n3     says to {n0, n1, n2, n4}: heartbeat t3 r91 promise 50ms
    2.065 385 253  n2     hears n3: heartbeat t3 r91 promise 50ms
    2.065 385 253  n2     says to {n3}: heartbeat_ack t3 r91 promise 50ms
    2.065 395 141  n1     hears n3: heartbeat t3 r91 promise 50ms
    2.065 395 141  n1     says to {n3}: heartbeat_ack t3 r91 promise 50ms
    2.065 419 239  n3     hears n2: heartbeat_ack t3 r91 promise 50ms
    2.065 427 883  n3     hears n1: heartbeat_ack t3 r91 promise 50ms
    2.075 360 342  n3     says to {n0, n1, n2, n4}: heartbeat t3 r92 promise 50ms
    2.075 391 733  n1     hears n3: heartbeat t3 r92 promise 50ms
    2.075 391 733  n1     says to {n3}: heartbeat_ack t3 r92 promise 50ms
    2.075 396 511  n2     hears n3: heartbeat t3 r92 promise 50ms
    2.075 396 511  n2     says to {n3}: heartbeat_ack t3 r92 promise 50ms
    2.075 422 610  n3     hears n1: heartbeat_ack t3 r92 promise 50ms
    2.075 428 927  n3     hears n2: heartbeat_ack t3 r92 promise 50ms
    2.075 462 431  n0     says to {n1}: pre_vote_request t3 for t4 c6
    2.075 487 967  n1     hears n0: pre_vote_request t3 for t4 c6
    2.075 487 967  n1     says to {n0}: pre_vote_reply t3 for t4 c6 promised 49.903761ms
    2.075 517 312  n0     hears n1: pre_vote_reply t3 for t4 c6 promised 49.903761ms
    2.079 878 427  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.085 360 932  n3     says to {n0, n1, n2, n4}: heartbeat t3 r93 promise 50ms
    2.085 386 658  n1     hears n3: heartbeat t3 r93 promise 50ms
    2.085 386 658  n1     says to {n3}: heartbeat_ack t3 r93 promise 50ms
    2.085 393 206  n2     hears n3: heartbeat t3 r93 promise 50ms
    2.085 393 206  n2     says to {n3}: heartbeat_ack t3 r93 promise 50ms
    2.085 417 562  n3     hears n1: heartbeat_ack t3 r93 promise 50ms
    2.085 430 455  n3     hears n2: heartbeat_ack t3 r93 promise 50ms
    2.095 361 624  n3     says to {n0, n1, n2, n4}: heartbeat t3 r94 promise 50ms
    2.095 392 303  n2     hears n3: heartbeat t3 r94 promise 50ms
    2.095 392 303  n2     says to {n3}: heartbeat_ack t3 r94 promise 50ms
    2.095 397 896  n1     hears n3: heartbeat t3 r94 promise 50ms
    2.095 397 896  n1     says to {n3}: heartbeat_ack t3 r94 promise 50ms
    2.095 423 466  n3     hears n2: heartbeat_ack t3 r94 promise 50ms
    2.095 425 950  n3     hears n1: heartbeat_ack t3 r94 promise 50ms
    2.095 878 586  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.105 362 170  n3     says to {n0, n1, n2, n4}: heartbeat t3 r95 promise 50ms
    2.105 388 323  n2     hears n3: heartbeat t3 r95 promise 50ms
    2.105 388 323  n2     says to {n3}: heartbeat_ack t3 r95 promise 50ms
    2.105 395 267  n1     hears n3: heartbeat t3 r95 promise 50ms
    2.105 395 267  n1     says to {n3}: heartbeat_ack t3 r95 promise 50ms
    2.105 419 855  n3     hears n2: heartbeat_ack t3 r95 promise 50ms
    2.105 425 470  n3     hears n1: heartbeat_ack t3 r95 promise 50ms
    2.111 878 756  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.115 362 362  n3     says to {n0, n1, n2, n4}: heartbeat t3 r96 promise 50ms
    2.115 389 191  n2     hears n3: heartbeat t3 r96 promise 50ms
    2.115 389 191  n2     says to {n3}: heartbeat_ack t3 r96 promise 50ms
    2.115 399 661  n1     hears n3: heartbeat t3 r96 promise 50ms
    2.115 399 661  n1     says to {n3}: heartbeat_ack t3 r96 promise 50ms
    2.115 424 627  n3     hears n2: heartbeat_ack t3 r96 promise 50ms
    2.115 428 715  n3     hears n1: heartbeat_ack t3 r96 promise 50ms
    2.125 363 254  n3     says to {n0, n1, n2, n4}: heartbeat t3 r97 promise 50ms
    2.125 398 126  n2     hears n3: heartbeat t3 r97 promise 50ms
    2.125 398 126  n2     says to {n3}: heartbeat_ack t3 r97 promise 50ms
    2.125 399 324  n1     hears n3: heartbeat t3 r97 promise 50ms
    2.125 399 324  n1     says to {n3}: heartbeat_ack t3 r97 promise 50ms
    2.125 424 074  n3     hears n2: heartbeat_ack t3 r97 promise 50ms
    2.125 428 813  n3     hears n1: heartbeat_ack t3 r97 promise 50ms
    2.125 471 478  n0     says to {n1}: pre_vote_request t3 for t4 c6
    2.125 507 000  n1     hears n0: pre_vote_request t3 for t4 c6
    2.125 507 000  n1     says to {n0}: pre_vote_reply t3 for t4 c6 promised 49.892318ms
    2.125 536 377  n0     hears n1: pre_vote_reply t3 for t4 c6 promised 49.892318ms
    2.127 878 579  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.135 363 580  n3     says to {n0, n1, n2, n4}: heartbeat t3 r98 promise 50ms
    2.135 396 088  n1     hears n3: heartbeat t3 r98 promise 50ms
    2.135 396 088  n1     says to {n3}: heartbeat_ack t3 r98 promise 50ms
    2.135 396 526  n2     hears n3: heartbeat t3 r98 promise 50ms
    2.135 396 526  n2     says to {n3}: heartbeat_ack t3 r98 promise 50ms
    2.135 426 383  n3     hears n2: heartbeat_ack t3 r98 promise 50ms
    2.135 431 615  n3     hears n1: heartbeat_ack t3 r98 promise 50ms
    2.143 878 483  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.145 364 179  n3     says to {n0, n1, n2, n4}: heartbeat t3 r99 promise 50ms
    2.145 390 583  n1     hears n3: heartbeat t3 r99 promise 50ms
    2.145 390 583  n1     says to {n3}: heartbeat_ack t3 r99 promise 50ms
    2.145 394 843  n2     hears n3: heartbeat t3 r99 promise 50ms
    2.145 394 843  n2     says to {n3}: heartbeat_ack t3 r99 promise 50ms
    2.145 416 121  n3     hears n1: heartbeat_ack t3 r99 promise 50ms
    2.145 423 394  n3     hears n2: heartbeat_ack t3 r99 promise 50ms
    2.155 364 720  n3     says to {n0, n1, n2, n4}: heartbeat t3 r100 promise 50ms
    2.155 396 137  n2     hears n3: heartbeat t3 r100 promise 50ms
    2.155 396 137  n2     says to {n3}: heartbeat_ack t3 r100 promise 50ms
    2.155 398 468  n1     hears n3: heartbeat t3 r100 promise 50ms
    2.155 398 468  n1     says to {n3}: heartbeat_ack t3 r100 promise 50ms
    2.155 421 802  n3     hears n2: heartbeat_ack t3 r100 promise 50ms
    2.155 428 330  n3     hears n1: heartbeat_ack t3 r100 promise 50ms
    2.159 878 876  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.165 365 135  n3     says to {n0, n1, n2, n4}: heartbeat t3 r101 promise 50ms
    2.165 390 680  n2     hears n3: heartbeat t3 r101 promise 50ms
    2.165 390 680  n2     says to {n3}: heartbeat_ack t3 r101 promise 50ms
    2.165 401 633  n1     hears n3: heartbeat t3 r101 promise 50ms
    2.165 401 633  n1     says to {n3}: heartbeat_ack t3 r101 promise 50ms
    2.165 425 721  n3     hears n2: heartbeat_ack t3 r101 promise 50ms
    2.165 435 823  n3     hears n1: heartbeat_ack t3 r101 promise 50ms
    2.175 365 325  n3     says to {n0, n1, n2, n4}: heartbeat t3 r102 promise 50ms
    2.175 395 965  n2     hears n3: heartbeat t3 r102 promise 50ms
    2.175 395 965  n2     says to {n3}: heartbeat_ack t3 r102 promise 50ms
    2.175 399 440  n1     hears n3: heartbeat t3 r102 promise 50ms
    2.175 399 440  n1     says to {n3}: heartbeat_ack t3 r102 promise 50ms
    2.175 424 534  n3     hears n1: heartbeat_ack t3 r102 promise 50ms
    2.175 432 315  n3     hears n2: heartbeat_ack t3 r102 promise 50ms
    2.175 479 892  n0     says to {n1}: pre_vote_request t3 for t4 c6
    2.175 513 983  n1     hears n0: pre_vote_request t3 for t4 c6
    2.175 513 983  n1     says to {n0}: pre_vote_reply t3 for t4 c6 promised 49.885451ms
    2.175 544 814  n0     hears n1: pre_vote_reply t3 for t4 c6 promised 49.885451ms
    2.175 878 830  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.185 366 218  n3     says to {n0, n1, n2, n4}: heartbeat t3 r103 promise 50ms
    2.185 394 038  n1     hears n3: heartbeat t3 r103 promise 50ms
    2.185 394 038  n1     says to {n3}: heartbeat_ack t3 r103 promise 50ms
    2.185 395 035  n2     hears n3: heartbeat t3 r103 promise 50ms
    2.185 395 035  n2     says to {n3}: heartbeat_ack t3 r103 promise 50ms
    2.185 419 549  n3     hears n1: heartbeat_ack t3 r103 promise 50ms
    2.185 423 728  n3     hears n2: heartbeat_ack t3 r103 promise 50ms
    2.191 878 471  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.195 366 284  n3     says to {n0, n1, n2, n4}: heartbeat t3 r104 promise 50ms
    2.195 396 829  n2     hears n3: heartbeat t3 r104 promise 50ms
    2.195 396 829  n2     says to {n3}: heartbeat_ack t3 r104 promise 50ms
    2.195 403 561  n1     hears n3: heartbeat t3 r104 promise 50ms
    2.195 403 561  n1     says to {n3}: heartbeat_ack t3 r104 promise 50ms
    2.195 425 977  n3     hears n2: heartbeat_ack t3 r104 promise 50ms
    2.195 436 619  n3     hears n1: heartbeat_ack t3 r104 promise 50ms
    2.205 367 195  n3     says to {n0, n1, n2, n4}: heartbeat t3 r105 promise 50ms
    2.205 393 908  n2     hears n3: heartbeat t3 r105 promise 50ms
    2.205 393 908  n2     says to {n3}: heartbeat_ack t3 r105 promise 50ms
    2.205 402 853  n1     hears n3: heartbeat t3 r105 promise 50ms
    2.205 402 853  n1     says to {n3}: heartbeat_ack t3 r105 promise 50ms
    2.205 428 052  n3     hears n2: heartbeat_ack t3 r105 promise 50ms
    2.205 428 706  n3     hears n1: heartbeat_ack t3 r105 promise 50ms
    2.207 878 679  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.215 367 718  n3     says to {n0, n1, n2, n4}: heartbeat t3 r106 promise 50ms
    2.215 403 065  n2     hears n3: heartbeat t3 r106 promise 50ms
    2.215 403 065  n2     says to {n3}: heartbeat_ack t3 r106 promise 50ms
    2.215 403 775  n1     hears n3: heartbeat t3 r106 promise 50ms
    2.215 403 775  n1     says to {n3}: heartbeat_ack t3 r106 promise 50ms
    2.215 429 549  n3     hears n2: heartbeat_ack t3 r106 promise 50ms
    2.215 437 736  n3     hears n1: heartbeat_ack t3 r106 promise 50ms
    2.223 878 601  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c6
    2.225 368 032  n3     says to {n0, n1, n2, n4}: heartbeat t3 r107 promise 50ms
    2.225 394 269  n1     hears n3: heartbeat t3 r107 promise 50ms
    2.225 394 269  n1     says to {n3}: heartbeat_ack t3 r107 promise 50ms
    2.225 404 301  n2     hears n3: heartbeat t3 r107 promise 50ms
    2.225 404 301  n2     says to {n3}: heartbeat_ack t3 r107 promise 50ms
    2.225 430 349  n3     hears n1: heartbeat_ack t3 r107 promise 50ms
    2.225 441 232  n3     hears n2: heartbeat_ack t3 r107 promise 50ms
    2.225 481 730  n0     says to {n1}: pre_vote_request t3 for t4 c6
    2.225 509 529  n1     hears n0: pre_vote_request t3 for t4 c6
    2.225 509 529  n1     says to {n0}: pre_vote_reply t3 for t4 c6 promised 49.884734ms
    2.225 542 354  n0     hears n1: pre_vote_reply t3 for t4 c6 promised 49.884734ms
    2.232 878 463  n0   drops its campaign for term 4: its time is up
    2.235 368 288  n3     says to {n0, n1, n2, n4}: heartbeat t3 r108 promise 50ms
    2.235 400 279  n1     hears n3: heartbeat t3 r108 promise 50ms
    2.235 400 279  n1     says to {n3}: heartbeat_ack t3 r108 promise 50ms
    2.235 404 819  n2     hears n3: heartbeat t3 r108 promise 50ms
    2.235 404 819  n2     says to {n3}: heartbeat_ack t3 r108 promise 50ms
    2.235 432 602  n3     hears n2: heartbeat_ack t3 r108 promise 50ms
    2.235 436 586  n3     hears n1: heartbeat_ack t3 r108 promise 50ms
    2.245 368 783  n3     says to {n0, n1, n2, n4}: heartbeat t3 r109 promise 50ms
    2.245 402 241  n1     hears n3: heartbeat t3 r109 promise 50ms
    2.245 402 241  n1     says to {n3}: heartbeat_ack t3 r109 promise 50ms
    2.245 403 113  n2     hears n3: heartbeat t3 r109 promise 50ms
    2.245 403 113  n2     says to {n3}: heartbeat_ack t3 r109 promise 50ms
    2.245 431 668  n3     hears n1: heartbeat_ack t3 r109 promise 50ms
    2.245 442 002  n3     hears n2: heartbeat_ack t3 r109 promise 50ms
    2.255 369 503  n3     says to {n0, n1, n2, n4}: heartbeat t3 r110 promise 50ms
    2.255 395 297  n2     hears n3: heartbeat t3 r110 promise 50ms
    2.255 395 297  n2     says to {n3}: heartbeat_ack t3 r110 promise 50ms
    2.255 403 386  n1     hears n3: heartbeat t3 r110 promise 50ms
    2.255 403 386  n1     says to {n3}: heartbeat_ack t3 r110 promise 50ms
    2.255 423 435  n3     hears n2: heartbeat_ack t3 r110 promise 50ms
    2.255 432 298  n3     hears n1: heartbeat_ack t3 r110 promise 50ms
    2.265 370 024  n3     says to {n0, n1, n2, n4}: heartbeat t3 r111 promise 50ms
    2.265 396 265  n1     hears n3: heartbeat t3 r111 promise 50ms
    2.265 396 265  n1     says to {n3}: heartbeat_ack t3 r111 promise 50ms
    2.265 400 200  n2     hears n3: heartbeat t3 r111 promise 50ms
    2.265 400 200  n2     says to {n3}: heartbeat_ack t3 r111 promise 50ms
    2.265 429 098  n3     hears n1: heartbeat_ack t3 r111 promise 50ms
    2.265 429 235  n3     hears n2: heartbeat_ack t3 r111 promise 50ms
    2.275 370 718  n3     says to {n0, n1, n2, n4}: heartbeat t3 r112 promise 50ms
    2.275 399 743  n2     hears n3: heartbeat t3 r112 promise 50ms
    2.275 399 743  n2     says to {n3}: heartbeat_ack t3 r112 promise 50ms
    2.275 404 806  n1     hears n3: heartbeat t3 r112 promise 50ms
    2.275 404 806  n1     says to {n3}: heartbeat_ack t3 r112 promise 50ms
    2.275 433 958  n3     hears n1: heartbeat_ack t3 r112 promise 50ms
    2.275 436 704  n3     hears n2: heartbeat_ack t3 r112 promise 50ms
    2.285 371 195  n3     says to {n0, n1, n2, n4}: heartbeat t3 r113 promise 50ms
    2.285 399 626  n2     hears n3: heartbeat t3 r113 promise 50ms
    2.285 399 626  n2     says to {n3}: heartbeat_ack t3 r113 promise 50ms
    2.285 405 897  n1     hears n3: heartbeat t3 r113 promise 50ms
    2.285 405 897  n1     says to {n3}: heartbeat_ack t3 r113 promise 50ms
    2.285 435 823  n3     hears n2: heartbeat_ack t3 r113 promise 50ms
    2.285 436 885  n3     hears n1: heartbeat_ack t3 r113 promise 50ms
    2.292 823 761  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.292 823 761  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    2.292 860 831  n1     hears n0: pre_vote_request t3 for t4 c7
    2.292 860 831  n1     says to {n0}: pre_vote_reply t3 for t4 c7 promised 42.544693ms
    2.292 898 170  n0     hears n1: pre_vote_reply t3 for t4 c7 promised 42.544693ms
    2.293 823 888  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.295 371 426  n3     says to {n0, n1, n2, n4}: heartbeat t3 r114 promise 50ms
    2.295 400 630  n1     hears n3: heartbeat t3 r114 promise 50ms
    2.295 400 630  n1     says to {n3}: heartbeat_ack t3 r114 promise 50ms
    2.295 406 015  n2     hears n3: heartbeat t3 r114 promise 50ms
    2.295 406 015  n2     says to {n3}: heartbeat_ack t3 r114 promise 50ms
    2.295 436 265  n3     hears n1: heartbeat_ack t3 r114 promise 50ms
    2.295 440 980  n3     hears n2: heartbeat_ack t3 r114 promise 50ms
    2.295 823 477  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.299 823 614  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.305 371 879  n3     says to {n0, n1, n2, n4}: heartbeat t3 r115 promise 50ms
    2.305 399 131  n2     hears n3: heartbeat t3 r115 promise 50ms
    2.305 399 131  n2     says to {n3}: heartbeat_ack t3 r115 promise 50ms
    2.305 407 301  n1     hears n3: heartbeat t3 r115 promise 50ms
    2.305 407 301  n1     says to {n3}: heartbeat_ack t3 r115 promise 50ms
    2.305 434 872  n3     hears n2: heartbeat_ack t3 r115 promise 50ms
    2.305 444 104  n3     hears n1: heartbeat_ack t3 r115 promise 50ms
    2.307 823 716  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.315 372 381  n3     says to {n0, n1, n2, n4}: heartbeat t3 r116 promise 50ms
    2.315 408 565  n2     hears n3: heartbeat t3 r116 promise 50ms
    2.315 408 565  n2     says to {n3}: heartbeat_ack t3 r116 promise 50ms
    2.315 409 668  n1     hears n3: heartbeat t3 r116 promise 50ms
    2.315 409 668  n1     says to {n3}: heartbeat_ack t3 r116 promise 50ms
    2.315 437 474  n3     hears n1: heartbeat_ack t3 r116 promise 50ms
    2.315 443 063  n3     hears n2: heartbeat_ack t3 r116 promise 50ms
    2.323 823 623  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.325 373 178  n3     says to {n0, n1, n2, n4}: heartbeat t3 r117 promise 50ms
    2.325 402 077  n1     hears n3: heartbeat t3 r117 promise 50ms
    2.325 402 077  n1     says to {n3}: heartbeat_ack t3 r117 promise 50ms
    2.325 407 488  n2     hears n3: heartbeat t3 r117 promise 50ms
    2.325 407 488  n2     says to {n3}: heartbeat_ack t3 r117 promise 50ms
    2.325 430 773  n3     hears n1: heartbeat_ack t3 r117 promise 50ms
    2.325 432 882  n3     hears n2: heartbeat_ack t3 r117 promise 50ms
    2.335 373 663  n3     says to {n0, n1, n2, n4}: heartbeat t3 r118 promise 50ms
    2.335 399 448  n2     hears n3: heartbeat t3 r118 promise 50ms
    2.335 399 448  n2     says to {n3}: heartbeat_ack t3 r118 promise 50ms
    2.335 406 077  n1     hears n3: heartbeat t3 r118 promise 50ms
    2.335 406 077  n1     says to {n3}: heartbeat_ack t3 r118 promise 50ms
    2.335 435 258  n3     hears n1: heartbeat_ack t3 r118 promise 50ms
    2.335 436 281  n3     hears n2: heartbeat_ack t3 r118 promise 50ms
    2.335 486 812  n0     says to {n1}: pre_vote_request t3 for t4 c7
    2.335 521 932  n1     hears n0: pre_vote_request t3 for t4 c7
    2.335 521 932  n1     says to {n0}: pre_vote_reply t3 for t4 c7 promised 49.884139ms
    2.335 552 116  n0     hears n1: pre_vote_reply t3 for t4 c7 promised 49.884139ms
    2.339 823 769  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.345 374 172  n3     says to {n0, n1, n2, n4}: heartbeat t3 r119 promise 50ms
    2.345 402 819  n2     hears n3: heartbeat t3 r119 promise 50ms
    2.345 402 819  n2     says to {n3}: heartbeat_ack t3 r119 promise 50ms
    2.345 408 429  n1     hears n3: heartbeat t3 r119 promise 50ms
    2.345 408 429  n1     says to {n3}: heartbeat_ack t3 r119 promise 50ms
    2.345 431 134  n3     hears n2: heartbeat_ack t3 r119 promise 50ms
    2.345 438 770  n3     hears n1: heartbeat_ack t3 r119 promise 50ms
    2.355 374 666  n3     says to {n0, n1, n2, n4}: heartbeat t3 r120 promise 50ms
    2.355 405 266  n1     hears n3: heartbeat t3 r120 promise 50ms
    2.355 405 266  n1     says to {n3}: heartbeat_ack t3 r120 promise 50ms
    2.355 405 592  n2     hears n3: heartbeat t3 r120 promise 50ms
    2.355 405 592  n2     says to {n3}: heartbeat_ack t3 r120 promise 50ms
    2.355 434 208  n3     hears n2: heartbeat_ack t3 r120 promise 50ms
    2.355 439 951  n3     hears n1: heartbeat_ack t3 r120 promise 50ms
    2.355 823 508  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.365 374 996  n3     says to {n0, n1, n2, n4}: heartbeat t3 r121 promise 50ms
    2.365 407 018  n2     hears n3: heartbeat t3 r121 promise 50ms
    2.365 407 018  n2     says to {n3}: heartbeat_ack t3 r121 promise 50ms
    2.365 408 611  n1     hears n3: heartbeat t3 r121 promise 50ms
    2.365 408 611  n1     says to {n3}: heartbeat_ack t3 r121 promise 50ms
    2.365 439 245  n3     hears n1: heartbeat_ack t3 r121 promise 50ms
    2.365 443 072  n3     hears n2: heartbeat_ack t3 r121 promise 50ms
    2.371 823 844  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.375 375 708  n3     says to {n0, n1, n2, n4}: heartbeat t3 r122 promise 50ms
    2.375 405 434  n1     hears n3: heartbeat t3 r122 promise 50ms
    2.375 405 434  n1     says to {n3}: heartbeat_ack t3 r122 promise 50ms
    2.375 412 193  n2     hears n3: heartbeat t3 r122 promise 50ms
    2.375 412 193  n2     says to {n3}: heartbeat_ack t3 r122 promise 50ms
    2.375 440 330  n3     hears n1: heartbeat_ack t3 r122 promise 50ms
    2.375 447 651  n3     hears n2: heartbeat_ack t3 r122 promise 50ms
    2.385 375 803  n3     says to {n0, n1, n2, n4}: heartbeat t3 r123 promise 50ms
    2.385 406 906  n2     hears n3: heartbeat t3 r123 promise 50ms
    2.385 406 906  n2     says to {n3}: heartbeat_ack t3 r123 promise 50ms
    2.385 410 093  n1     hears n3: heartbeat t3 r123 promise 50ms
    2.385 410 093  n1     says to {n3}: heartbeat_ack t3 r123 promise 50ms
    2.385 438 714  n3     hears n2: heartbeat_ack t3 r123 promise 50ms
    2.385 444 573  n3     hears n1: heartbeat_ack t3 r123 promise 50ms
    2.385 487 466  n0     says to {n1}: pre_vote_request t3 for t4 c7
    2.385 523 163  n1     hears n0: pre_vote_request t3 for t4 c7
    2.385 523 163  n1     says to {n0}: pre_vote_reply t3 for t4 c7 promised 49.886924ms
    2.385 556 072  n0     hears n1: pre_vote_reply t3 for t4 c7 promised 49.886924ms
    2.387 823 815  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.395 376 377  n3     says to {n0, n1, n2, n4}: heartbeat t3 r124 promise 50ms
    2.395 403 124  n1     hears n3: heartbeat t3 r124 promise 50ms
    2.395 403 124  n1     says to {n3}: heartbeat_ack t3 r124 promise 50ms
    2.395 411 866  n2     hears n3: heartbeat t3 r124 promise 50ms
    2.395 411 866  n2     says to {n3}: heartbeat_ack t3 r124 promise 50ms
    2.395 436 661  n3     hears n1: heartbeat_ack t3 r124 promise 50ms
    2.395 443 602  n3     hears n2: heartbeat_ack t3 r124 promise 50ms
    2.403 823 500  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.405 377 019  n3     says to {n0, n1, n2, n4}: heartbeat t3 r125 promise 50ms
    2.405 412 157  n1     hears n3: heartbeat t3 r125 promise 50ms
    2.405 412 157  n1     says to {n3}: heartbeat_ack t3 r125 promise 50ms
    2.405 414 414  n2     hears n3: heartbeat t3 r125 promise 50ms
    2.405 414 414  n2     says to {n3}: heartbeat_ack t3 r125 promise 50ms
    2.405 440 692  n3     hears n1: heartbeat_ack t3 r125 promise 50ms
    2.405 442 854  n3     hears n2: heartbeat_ack t3 r125 promise 50ms
    2.415 377 441  n3     says to {n0, n1, n2, n4}: heartbeat t3 r126 promise 50ms
    2.415 407 615  n2     hears n3: heartbeat t3 r126 promise 50ms
    2.415 407 615  n2     says to {n3}: heartbeat_ack t3 r126 promise 50ms
    2.415 410 544  n1     hears n3: heartbeat t3 r126 promise 50ms
    2.415 410 544  n1     says to {n3}: heartbeat_ack t3 r126 promise 50ms
    2.415 437 470  n3     hears n2: heartbeat_ack t3 r126 promise 50ms
    2.415 446 211  n3     hears n1: heartbeat_ack t3 r126 promise 50ms
    2.419 823 451  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.425 377 807  n3     says to {n0, n1, n2, n4}: heartbeat t3 r127 promise 50ms
    2.425 407 384  n1     hears n3: heartbeat t3 r127 promise 50ms
    2.425 407 384  n1     says to {n3}: heartbeat_ack t3 r127 promise 50ms
    2.425 412 069  n2     hears n3: heartbeat t3 r127 promise 50ms
    2.425 412 069  n2     says to {n3}: heartbeat_ack t3 r127 promise 50ms
    2.425 434 611  n3     hears n1: heartbeat_ack t3 r127 promise 50ms
    2.425 445 259  n3     hears n2: heartbeat_ack t3 r127 promise 50ms
    2.435 378 326  n3     says to {n0, n1, n2, n4}: heartbeat t3 r128 promise 50ms
    2.435 412 642  n2     hears n3: heartbeat t3 r128 promise 50ms
    2.435 412 642  n2     says to {n3}: heartbeat_ack t3 r128 promise 50ms
    2.435 414 999  n1     hears n3: heartbeat t3 r128 promise 50ms
    2.435 414 999  n1     says to {n3}: heartbeat_ack t3 r128 promise 50ms
    2.435 446 383  n3     hears n2: heartbeat_ack t3 r128 promise 50ms
    2.435 449 649  n3     hears n1: heartbeat_ack t3 r128 promise 50ms
    2.435 493 584  n0     says to {n1}: pre_vote_request t3 for t4 c7
    2.435 530 011  n1     hears n0: pre_vote_request t3 for t4 c7
    2.435 530 011  n1     says to {n0}: pre_vote_reply t3 for t4 c7 promised 49.884982ms
    2.435 567 157  n0     hears n1: pre_vote_reply t3 for t4 c7 promised 49.884982ms
    2.435 823 664  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.445 378 900  n3     says to {n0, n1, n2, n4}: heartbeat t3 r129 promise 50ms
    2.445 409 881  n1     hears n3: heartbeat t3 r129 promise 50ms
    2.445 409 881  n1     says to {n3}: heartbeat_ack t3 r129 promise 50ms
    2.445 411 689  n2     hears n3: heartbeat t3 r129 promise 50ms
    2.445 411 689  n2     says to {n3}: heartbeat_ack t3 r129 promise 50ms
    2.445 439 062  n3     hears n1: heartbeat_ack t3 r129 promise 50ms
    2.445 447 365  n3     hears n2: heartbeat_ack t3 r129 promise 50ms
    2.451 823 543  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.455 379 448  n3     says to {n0, n1, n2, n4}: heartbeat t3 r130 promise 50ms
    2.455 411 625  n2     hears n3: heartbeat t3 r130 promise 50ms
    2.455 411 625  n2     says to {n3}: heartbeat_ack t3 r130 promise 50ms
    2.455 413 136  n1     hears n3: heartbeat t3 r130 promise 50ms
    2.455 413 136  n1     says to {n3}: heartbeat_ack t3 r130 promise 50ms
    2.455 440 250  n3     hears n1: heartbeat_ack t3 r130 promise 50ms
    2.455 444 435  n3     hears n2: heartbeat_ack t3 r130 promise 50ms
    2.465 380 199  n3     says to {n0, n1, n2, n4}: heartbeat t3 r131 promise 50ms
    2.465 407 907  n2     hears n3: heartbeat t3 r131 promise 50ms
    2.465 407 907  n2     says to {n3}: heartbeat_ack t3 r131 promise 50ms
    2.465 408 698  n1     hears n3: heartbeat t3 r131 promise 50ms
    2.465 408 698  n1     says to {n3}: heartbeat_ack t3 r131 promise 50ms
    2.465 435 168  n3     hears n2: heartbeat_ack t3 r131 promise 50ms
    2.465 444 961  n3     hears n1: heartbeat_ack t3 r131 promise 50ms
    2.467 823 723  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.475 380 311  n3     says to {n0, n1, n2, n4}: heartbeat t3 r132 promise 50ms
    2.475 407 079  n2     hears n3: heartbeat t3 r132 promise 50ms
    2.475 407 079  n2     says to {n3}: heartbeat_ack t3 r132 promise 50ms
    2.475 408 697  n1     hears n3: heartbeat t3 r132 promise 50ms
    2.475 408 697  n1     says to {n3}: heartbeat_ack t3 r132 promise 50ms
    2.475 433 674  n3     hears n2: heartbeat_ack t3 r132 promise 50ms
    2.475 435 439  n3     hears n1: heartbeat_ack t3 r132 promise 50ms
    2.483 823 614  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c7
    2.485 380 907  n3     says to {n0, n1, n2, n4}: heartbeat t3 r133 promise 50ms
    2.485 413 001  n1     hears n3: heartbeat t3 r133 promise 50ms
    2.485 413 001  n1     says to {n3}: heartbeat_ack t3 r133 promise 50ms
    2.485 414 429  n2     hears n3: heartbeat t3 r133 promise 50ms
    2.485 414 429  n2     says to {n3}: heartbeat_ack t3 r133 promise 50ms
    2.485 441 149  n3     hears n2: heartbeat_ack t3 r133 promise 50ms
    2.485 449 939  n3     hears n1: heartbeat_ack t3 r133 promise 50ms
    2.485 502 685  n0     says to {n1}: pre_vote_request t3 for t4 c7
    2.485 539 967  n1     hears n0: pre_vote_request t3 for t4 c7
    2.485 539 967  n1     says to {n0}: pre_vote_reply t3 for t4 c7 promised 49.873028ms
    2.485 570 214  n0     hears n1: pre_vote_reply t3 for t4 c7 promised 49.873028ms
    2.492 823 730  n0   drops its campaign for term 4: its time is up
    2.495 381 400  n3     says to {n0, n1, n2, n4}: heartbeat t3 r134 promise 50ms
    2.495 407 795  n2     hears n3: heartbeat t3 r134 promise 50ms
    2.495 407 795  n2     says to {n3}: heartbeat_ack t3 r134 promise 50ms
    2.495 411 542  n1     hears n3: heartbeat t3 r134 promise 50ms
    2.495 411 542  n1     says to {n3}: heartbeat_ack t3 r134 promise 50ms
    2.495 435 914  n3     hears n2: heartbeat_ack t3 r134 promise 50ms
    2.495 445 059  n3     hears n1: heartbeat_ack t3 r134 promise 50ms
    2.505 381 883  n3     says to {n0, n1, n2, n4}: heartbeat t3 r135 promise 50ms
    2.505 408 631  n1     hears n3: heartbeat t3 r135 promise 50ms
    2.505 408 631  n1     says to {n3}: heartbeat_ack t3 r135 promise 50ms
    2.505 410 919  n2     hears n3: heartbeat t3 r135 promise 50ms
    2.505 410 919  n2     says to {n3}: heartbeat_ack t3 r135 promise 50ms
    2.505 439 560  n3     hears n2: heartbeat_ack t3 r135 promise 50ms
    2.505 444 209  n3     hears n1: heartbeat_ack t3 r135 promise 50ms
    2.515 382 422  n3     says to {n0, n1, n2, n4}: heartbeat t3 r136 promise 50ms
    2.515 411 767  n1     hears n3: heartbeat t3 r136 promise 50ms
    2.515 411 767  n1     says to {n3}: heartbeat_ack t3 r136 promise 50ms
    2.515 416 541  n2     hears n3: heartbeat t3 r136 promise 50ms
    2.515 416 541  n2     says to {n3}: heartbeat_ack t3 r136 promise 50ms
    2.515 443 273  n3     hears n1: heartbeat_ack t3 r136 promise 50ms
    2.515 451 305  n3     hears n2: heartbeat_ack t3 r136 promise 50ms
    2.525 383 224  n3     says to {n0, n1, n2, n4}: heartbeat t3 r137 promise 50ms
    2.525 411 887  n2     hears n3: heartbeat t3 r137 promise 50ms
    2.525 411 887  n2     says to {n3}: heartbeat_ack t3 r137 promise 50ms
    2.525 414 022  n1     hears n3: heartbeat t3 r137 promise 50ms
    2.525 414 022  n1     says to {n3}: heartbeat_ack t3 r137 promise 50ms
    2.525 441 976  n3     hears n1: heartbeat_ack t3 r137 promise 50ms
    2.525 447 956  n3     hears n2: heartbeat_ack t3 r137 promise 50ms
    2.535 383 564  n3     says to {n0, n1, n2, n4}: heartbeat t3 r138 promise 50ms
    2.535 411 253  n1     hears n3: heartbeat t3 r138 promise 50ms
    2.535 411 253  n1     says to {n3}: heartbeat_ack t3 r138 promise 50ms
    2.535 419 407  n2     hears n3: heartbeat t3 r138 promise 50ms
    2.535 419 407  n2     says to {n3}: heartbeat_ack t3 r138 promise 50ms
    2.535 442 537  n3     hears n1: heartbeat_ack t3 r138 promise 50ms
    2.535 456 427  n3     hears n2: heartbeat_ack t3 r138 promise 50ms
    2.545 384 151  n3     says to {n0, n1, n2, n4}: heartbeat t3 r139 promise 50ms
    2.545 419 161  n2     hears n3: heartbeat t3 r139 promise 50ms
    2.545 419 161  n2     says to {n3}: heartbeat_ack t3 r139 promise 50ms
    2.545 420 635  n1     hears n3: heartbeat t3 r139 promise 50ms
    2.545 420 635  n1     says to {n3}: heartbeat_ack t3 r139 promise 50ms
    2.545 454 676  n3     hears n1: heartbeat_ack t3 r139 promise 50ms
    2.545 455 113  n3     hears n2: heartbeat_ack t3 r139 promise 50ms
    2.552 217 884  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.552 217 884  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    2.552 246 625  n1     hears n0: pre_vote_request t3 for t4 c8
    2.552 246 625  n1     says to {n0}: pre_vote_reply t3 for t4 c8 promised 43.173669ms
    2.552 279 918  n0     hears n1: pre_vote_reply t3 for t4 c8 promised 43.173669ms
    2.553 217 594  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.555 217 566  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.555 384 428  n3     says to {n0, n1, n2, n4}: heartbeat t3 r140 promise 50ms
    2.555 416 041  n1     hears n3: heartbeat t3 r140 promise 50ms
    2.555 416 041  n1     says to {n3}: heartbeat_ack t3 r140 promise 50ms
    2.555 419 777  n2     hears n3: heartbeat t3 r140 promise 50ms
    2.555 419 777  n2     says to {n3}: heartbeat_ack t3 r140 promise 50ms
    2.555 443 400  n3     hears n1: heartbeat_ack t3 r140 promise 50ms
    2.555 450 852  n3     hears n2: heartbeat_ack t3 r140 promise 50ms
    2.559 217 537  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.565 385 110  n3     says to {n0, n1, n2, n4}: heartbeat t3 r141 promise 50ms
    2.565 414 145  n2     hears n3: heartbeat t3 r141 promise 50ms
    2.565 414 145  n2     says to {n3}: heartbeat_ack t3 r141 promise 50ms
    2.565 418 206  n1     hears n3: heartbeat t3 r141 promise 50ms
    2.565 418 206  n1     says to {n3}: heartbeat_ack t3 r141 promise 50ms
    2.565 446 892  n3     hears n2: heartbeat_ack t3 r141 promise 50ms
    2.565 450 854  n3     hears n1: heartbeat_ack t3 r141 promise 50ms
    2.567 217 770  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.575 385 633  n3     says to {n0, n1, n2, n4}: heartbeat t3 r142 promise 50ms
    2.575 414 160  n1     hears n3: heartbeat t3 r142 promise 50ms
    2.575 414 160  n1     says to {n3}: heartbeat_ack t3 r142 promise 50ms
    2.575 423 044  n2     hears n3: heartbeat t3 r142 promise 50ms
    2.575 423 044  n2     says to {n3}: heartbeat_ack t3 r142 promise 50ms
    2.575 442 866  n3     hears n1: heartbeat_ack t3 r142 promise 50ms
    2.575 454 355  n3     hears n2: heartbeat_ack t3 r142 promise 50ms
    2.583 217 622  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.585 386 069  n3     says to {n0, n1, n2, n4}: heartbeat t3 r143 promise 50ms
    2.585 414 997  n1     hears n3: heartbeat t3 r143 promise 50ms
    2.585 414 997  n1     says to {n3}: heartbeat_ack t3 r143 promise 50ms
    2.585 420 469  n2     hears n3: heartbeat t3 r143 promise 50ms
    2.585 420 469  n2     says to {n3}: heartbeat_ack t3 r143 promise 50ms
    2.585 440 812  n3     hears n1: heartbeat_ack t3 r143 promise 50ms
    2.585 449 683  n3     hears n2: heartbeat_ack t3 r143 promise 50ms
    2.595 386 510  n3     says to {n0, n1, n2, n4}: heartbeat t3 r144 promise 50ms
    2.595 414 769  n1     hears n3: heartbeat t3 r144 promise 50ms
    2.595 414 769  n1     says to {n3}: heartbeat_ack t3 r144 promise 50ms
    2.595 418 205  n2     hears n3: heartbeat t3 r144 promise 50ms
    2.595 418 205  n2     says to {n3}: heartbeat_ack t3 r144 promise 50ms
    2.595 443 923  n3     hears n1: heartbeat_ack t3 r144 promise 50ms
    2.595 448 469  n3     hears n2: heartbeat_ack t3 r144 promise 50ms
    2.595 497 827  n0     says to {n1}: pre_vote_request t3 for t4 c8
    2.595 527 069  n1     hears n0: pre_vote_request t3 for t4 c8
    2.595 527 069  n1     says to {n0}: pre_vote_reply t3 for t4 c8 promised 49.887694ms
    2.595 557 516  n0     hears n1: pre_vote_reply t3 for t4 c8 promised 49.887694ms
    2.599 217 556  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.605 387 208  n3     says to {n0, n1, n2, n4}: heartbeat t3 r145 promise 50ms
    2.605 418 977  n2     hears n3: heartbeat t3 r145 promise 50ms
    2.605 418 977  n2     says to {n3}: heartbeat_ack t3 r145 promise 50ms
    2.605 422 937  n1     hears n3: heartbeat t3 r145 promise 50ms
    2.605 422 937  n1     says to {n3}: heartbeat_ack t3 r145 promise 50ms
    2.605 444 259  n3     hears n2: heartbeat_ack t3 r145 promise 50ms
    2.605 455 133  n3     hears n1: heartbeat_ack t3 r145 promise 50ms
    2.615 217 748  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.615 387 497  n3     says to {n0, n1, n2, n4}: heartbeat t3 r146 promise 50ms
    2.615 415 505  n2     hears n3: heartbeat t3 r146 promise 50ms
    2.615 415 505  n2     says to {n3}: heartbeat_ack t3 r146 promise 50ms
    2.615 420 678  n1     hears n3: heartbeat t3 r146 promise 50ms
    2.615 420 678  n1     says to {n3}: heartbeat_ack t3 r146 promise 50ms
    2.615 446 100  n3     hears n2: heartbeat_ack t3 r146 promise 50ms
    2.615 447 852  n3     hears n1: heartbeat_ack t3 r146 promise 50ms
    2.625 387 906  n3     says to {n0, n1, n2, n4}: heartbeat t3 r147 promise 50ms
    2.625 417 292  n2     hears n3: heartbeat t3 r147 promise 50ms
    2.625 417 292  n2     says to {n3}: heartbeat_ack t3 r147 promise 50ms
    2.625 424 031  n1     hears n3: heartbeat t3 r147 promise 50ms
    2.625 424 031  n1     says to {n3}: heartbeat_ack t3 r147 promise 50ms
    2.625 449 419  n3     hears n1: heartbeat_ack t3 r147 promise 50ms
    2.625 452 107  n3     hears n2: heartbeat_ack t3 r147 promise 50ms
    2.631 217 459  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.635 388 346  n3     says to {n0, n1, n2, n4}: heartbeat t3 r148 promise 50ms
    2.635 418 518  n2     hears n3: heartbeat t3 r148 promise 50ms
    2.635 418 518  n2     says to {n3}: heartbeat_ack t3 r148 promise 50ms
    2.635 423 105  n1     hears n3: heartbeat t3 r148 promise 50ms
    2.635 423 105  n1     says to {n3}: heartbeat_ack t3 r148 promise 50ms
    2.635 447 802  n3     hears n2: heartbeat_ack t3 r148 promise 50ms
    2.635 456 277  n3     hears n1: heartbeat_ack t3 r148 promise 50ms
    2.645 389 090  n3     says to {n0, n1, n2, n4}: heartbeat t3 r149 promise 50ms
    2.645 416 091  n1     hears n3: heartbeat t3 r149 promise 50ms
    2.645 416 091  n1     says to {n3}: heartbeat_ack t3 r149 promise 50ms
    2.645 422 882  n2     hears n3: heartbeat t3 r149 promise 50ms
    2.645 422 882  n2     says to {n3}: heartbeat_ack t3 r149 promise 50ms
    2.645 446 130  n3     hears n1: heartbeat_ack t3 r149 promise 50ms
    2.645 454 828  n3     hears n2: heartbeat_ack t3 r149 promise 50ms
    2.645 496 448  n0     says to {n1}: pre_vote_request t3 for t4 c8
    2.645 526 207  n1     hears n0: pre_vote_request t3 for t4 c8
    2.645 526 207  n1     says to {n0}: pre_vote_reply t3 for t4 c8 promised 49.889878ms
    2.645 563 258  n0     hears n1: pre_vote_reply t3 for t4 c8 promised 49.889878ms
    2.647 217 759  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.655 389 659  n3     says to {n0, n1, n2, n4}: heartbeat t3 r150 promise 50ms
    2.655 418 830  n2     hears n3: heartbeat t3 r150 promise 50ms
    2.655 418 830  n2     says to {n3}: heartbeat_ack t3 r150 promise 50ms
    2.655 423 461  n1     hears n3: heartbeat t3 r150 promise 50ms
    2.655 423 461  n1     says to {n3}: heartbeat_ack t3 r150 promise 50ms
    2.655 453 061  n3     hears n1: heartbeat_ack t3 r150 promise 50ms
    2.655 455 687  n3     hears n2: heartbeat_ack t3 r150 promise 50ms
    2.663 217 712  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.665 389 843  n3     says to {n0, n1, n2, n4}: heartbeat t3 r151 promise 50ms
    2.665 416 081  n1     hears n3: heartbeat t3 r151 promise 50ms
    2.665 416 081  n1     says to {n3}: heartbeat_ack t3 r151 promise 50ms
    2.665 417 273  n2     hears n3: heartbeat t3 r151 promise 50ms
    2.665 417 273  n2     says to {n3}: heartbeat_ack t3 r151 promise 50ms
    2.665 444 531  n3     hears n1: heartbeat_ack t3 r151 promise 50ms
    2.665 448 237  n3     hears n2: heartbeat_ack t3 r151 promise 50ms
    2.675 390 416  n3     says to {n0, n1, n2, n4}: heartbeat t3 r152 promise 50ms
    2.675 423 677  n1     hears n3: heartbeat t3 r152 promise 50ms
    2.675 423 677  n1     says to {n3}: heartbeat_ack t3 r152 promise 50ms
    2.675 424 821  n2     hears n3: heartbeat t3 r152 promise 50ms
    2.675 424 821  n2     says to {n3}: heartbeat_ack t3 r152 promise 50ms
    2.675 460 272  n3     hears n1: heartbeat_ack t3 r152 promise 50ms
    2.675 460 749  n3     hears n2: heartbeat_ack t3 r152 promise 50ms
    2.679 217 874  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.685 391 148  n3     says to {n0, n1, n2, n4}: heartbeat t3 r153 promise 50ms
    2.685 422 342  n1     hears n3: heartbeat t3 r153 promise 50ms
    2.685 422 342  n1     says to {n3}: heartbeat_ack t3 r153 promise 50ms
    2.685 424 855  n2     hears n3: heartbeat t3 r153 promise 50ms
    2.685 424 855  n2     says to {n3}: heartbeat_ack t3 r153 promise 50ms
    2.685 453 713  n3     hears n1: heartbeat_ack t3 r153 promise 50ms
    2.685 454 144  n3     hears n2: heartbeat_ack t3 r153 promise 50ms
    2.695 217 820  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.695 391 652  n3     says to {n0, n1, n2, n4}: heartbeat t3 r154 promise 50ms
    2.695 422 918  n2     hears n3: heartbeat t3 r154 promise 50ms
    2.695 422 918  n2     says to {n3}: heartbeat_ack t3 r154 promise 50ms
    2.695 427 452  n1     hears n3: heartbeat t3 r154 promise 50ms
    2.695 427 452  n1     says to {n3}: heartbeat_ack t3 r154 promise 50ms
    2.695 452 597  n3     hears n2: heartbeat_ack t3 r154 promise 50ms
    2.695 453 349  n3     hears n1: heartbeat_ack t3 r154 promise 50ms
    2.695 503 776  n0     says to {n1}: pre_vote_request t3 for t4 c8
    2.695 531 356  n1     hears n0: pre_vote_request t3 for t4 c8
    2.695 531 356  n1     says to {n0}: pre_vote_reply t3 for t4 c8 promised 49.896091ms
    2.695 565 794  n0     hears n1: pre_vote_reply t3 for t4 c8 promised 49.896091ms
    2.705 391 816  n3     says to {n0, n1, n2, n4}: heartbeat t3 r155 promise 50ms
    2.705 421 802  n2     hears n3: heartbeat t3 r155 promise 50ms
    2.705 421 802  n2     says to {n3}: heartbeat_ack t3 r155 promise 50ms
    2.705 422 770  n1     hears n3: heartbeat t3 r155 promise 50ms
    2.705 422 770  n1     says to {n3}: heartbeat_ack t3 r155 promise 50ms
    2.705 449 690  n3     hears n2: heartbeat_ack t3 r155 promise 50ms
    2.705 454 701  n3     hears n1: heartbeat_ack t3 r155 promise 50ms
    2.711 217 467  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.715 392 433  n3     says to {n0, n1, n2, n4}: heartbeat t3 r156 promise 50ms
    2.715 420 912  n2     hears n3: heartbeat t3 r156 promise 50ms
    2.715 420 912  n2     says to {n3}: heartbeat_ack t3 r156 promise 50ms
    2.715 429 109  n1     hears n3: heartbeat t3 r156 promise 50ms
    2.715 429 109  n1     says to {n3}: heartbeat_ack t3 r156 promise 50ms
    2.715 456 071  n3     hears n2: heartbeat_ack t3 r156 promise 50ms
    2.715 464 045  n3     hears n1: heartbeat_ack t3 r156 promise 50ms
    2.725 392 785  n3     says to {n0, n1, n2, n4}: heartbeat t3 r157 promise 50ms
    2.725 423 545  n2     hears n3: heartbeat t3 r157 promise 50ms
    2.725 423 545  n2     says to {n3}: heartbeat_ack t3 r157 promise 50ms
    2.725 427 606  n1     hears n3: heartbeat t3 r157 promise 50ms
    2.725 427 606  n1     says to {n3}: heartbeat_ack t3 r157 promise 50ms
    2.725 457 206  n3     hears n2: heartbeat_ack t3 r157 promise 50ms
    2.725 458 219  n3     hears n1: heartbeat_ack t3 r157 promise 50ms
    2.727 217 641  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.735 393 687  n3     says to {n0, n1, n2, n4}: heartbeat t3 r158 promise 50ms
    2.735 427 853  n1     hears n3: heartbeat t3 r158 promise 50ms
    2.735 427 853  n1     says to {n3}: heartbeat_ack t3 r158 promise 50ms
    2.735 428 958  n2     hears n3: heartbeat t3 r158 promise 50ms
    2.735 428 958  n2     says to {n3}: heartbeat_ack t3 r158 promise 50ms
    2.735 454 039  n3     hears n1: heartbeat_ack t3 r158 promise 50ms
    2.735 454 762  n3     hears n2: heartbeat_ack t3 r158 promise 50ms
    2.743 217 509  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c8
    2.745 394 019  n3     says to {n0, n1, n2, n4}: heartbeat t3 r159 promise 50ms
    2.745 421 350  n1     hears n3: heartbeat t3 r159 promise 50ms
    2.745 421 350  n1     says to {n3}: heartbeat_ack t3 r159 promise 50ms
    2.745 429 500  n2     hears n3: heartbeat t3 r159 promise 50ms
    2.745 429 500  n2     says to {n3}: heartbeat_ack t3 r159 promise 50ms
    2.745 454 886  n3     hears n1: heartbeat_ack t3 r159 promise 50ms
    2.745 465 372  n3     hears n2: heartbeat_ack t3 r159 promise 50ms
    2.745 512 493  n0     says to {n1}: pre_vote_request t3 for t4 c8
    2.745 537 510  n1     hears n0: pre_vote_request t3 for t4 c8
    2.745 537 510  n1     says to {n0}: pre_vote_reply t3 for t4 c8 promised 49.883835ms
    2.745 573 547  n0     hears n1: pre_vote_reply t3 for t4 c8 promised 49.883835ms
    2.752 217 446  n0   drops its campaign for term 4: its time is up
    2.755 394 565  n3     says to {n0, n1, n2, n4}: heartbeat t3 r160 promise 50ms
    2.755 425 684  n2     hears n3: heartbeat t3 r160 promise 50ms
    2.755 425 684  n2     says to {n3}: heartbeat_ack t3 r160 promise 50ms
    2.755 427 783  n1     hears n3: heartbeat t3 r160 promise 50ms
    2.755 427 783  n1     says to {n3}: heartbeat_ack t3 r160 promise 50ms
    2.755 459 914  n3     hears n2: heartbeat_ack t3 r160 promise 50ms
    2.755 461 708  n3     hears n1: heartbeat_ack t3 r160 promise 50ms
    2.765 394 830  n3     says to {n0, n1, n2, n4}: heartbeat t3 r161 promise 50ms
    2.765 426 835  n2     hears n3: heartbeat t3 r161 promise 50ms
    2.765 426 835  n2     says to {n3}: heartbeat_ack t3 r161 promise 50ms
    2.765 430 551  n1     hears n3: heartbeat t3 r161 promise 50ms
    2.765 430 551  n1     says to {n3}: heartbeat_ack t3 r161 promise 50ms
    2.765 459 362  n3     hears n2: heartbeat_ack t3 r161 promise 50ms
    2.765 466 664  n3     hears n1: heartbeat_ack t3 r161 promise 50ms
    2.775 395 601  n3     says to {n0, n1, n2, n4}: heartbeat t3 r162 promise 50ms
    2.775 426 908  n1     hears n3: heartbeat t3 r162 promise 50ms
    2.775 426 908  n1     says to {n3}: heartbeat_ack t3 r162 promise 50ms
    2.775 432 352  n2     hears n3: heartbeat t3 r162 promise 50ms
    2.775 432 352  n2     says to {n3}: heartbeat_ack t3 r162 promise 50ms
    2.775 458 815  n3     hears n2: heartbeat_ack t3 r162 promise 50ms
    2.775 463 284  n3     hears n1: heartbeat_ack t3 r162 promise 50ms
    2.785 395 785  n3     says to {n0, n1, n2, n4}: heartbeat t3 r163 promise 50ms
    2.785 426 740  n2     hears n3: heartbeat t3 r163 promise 50ms
    2.785 426 740  n2     says to {n3}: heartbeat_ack t3 r163 promise 50ms
    2.785 429 736  n1     hears n3: heartbeat t3 r163 promise 50ms
    2.785 429 736  n1     says to {n3}: heartbeat_ack t3 r163 promise 50ms
    2.785 458 115  n3     hears n1: heartbeat_ack t3 r163 promise 50ms
    2.785 463 413  n3     hears n2: heartbeat_ack t3 r163 promise 50ms
    2.795 396 401  n3     says to {n0, n1, n2, n4}: heartbeat t3 r164 promise 50ms
    2.795 425 041  n1     hears n3: heartbeat t3 r164 promise 50ms
    2.795 425 041  n1     says to {n3}: heartbeat_ack t3 r164 promise 50ms
    2.795 429 187  n2     hears n3: heartbeat t3 r164 promise 50ms
    2.795 429 187  n2     says to {n3}: heartbeat_ack t3 r164 promise 50ms
    2.795 456 154  n3     hears n1: heartbeat_ack t3 r164 promise 50ms
    2.795 460 890  n3     hears n2: heartbeat_ack t3 r164 promise 50ms
    2.805 397 021  n3     says to {n0, n1, n2, n4}: heartbeat t3 r165 promise 50ms
    2.805 430 742  n2     hears n3: heartbeat t3 r165 promise 50ms
    2.805 430 742  n2     says to {n3}: heartbeat_ack t3 r165 promise 50ms
    2.805 431 164  n1     hears n3: heartbeat t3 r165 promise 50ms
    2.805 431 164  n1     says to {n3}: heartbeat_ack t3 r165 promise 50ms
    2.805 456 560  n3     hears n1: heartbeat_ack t3 r165 promise 50ms
    2.805 463 095  n3     hears n2: heartbeat_ack t3 r165 promise 50ms
    2.806 234 735  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.806 234 735  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    2.806 267 806  n1     hears n0: pre_vote_request t3 for t4 c9
    2.806 267 806  n1     says to {n0}: pre_vote_reply t3 for t4 c9 promised 49.163316ms
    2.806 299 716  n0     hears n1: pre_vote_reply t3 for t4 c9 promised 49.163316ms
    2.807 234 569  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.809 234 473  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.813 234 466  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.815 397 345  n3     says to {n0, n1, n2, n4}: heartbeat t3 r166 promise 50ms
    2.815 430 410  n1     hears n3: heartbeat t3 r166 promise 50ms
    2.815 430 410  n1     says to {n3}: heartbeat_ack t3 r166 promise 50ms
    2.815 433 461  n2     hears n3: heartbeat t3 r166 promise 50ms
    2.815 433 461  n2     says to {n3}: heartbeat_ack t3 r166 promise 50ms
    2.815 458 905  n3     hears n2: heartbeat_ack t3 r166 promise 50ms
    2.815 461 663  n3     hears n1: heartbeat_ack t3 r166 promise 50ms
    2.821 234 779  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.825 397 834  n3     says to {n0, n1, n2, n4}: heartbeat t3 r167 promise 50ms
    2.825 422 995  n1     hears n3: heartbeat t3 r167 promise 50ms
    2.825 422 995  n1     says to {n3}: heartbeat_ack t3 r167 promise 50ms
    2.825 429 054  n2     hears n3: heartbeat t3 r167 promise 50ms
    2.825 429 054  n2     says to {n3}: heartbeat_ack t3 r167 promise 50ms
    2.825 460 357  n3     hears n1: heartbeat_ack t3 r167 promise 50ms
    2.825 464 634  n3     hears n2: heartbeat_ack t3 r167 promise 50ms
    2.835 398 698  n3     says to {n0, n1, n2, n4}: heartbeat t3 r168 promise 50ms
    2.835 430 361  n1     hears n3: heartbeat t3 r168 promise 50ms
    2.835 430 361  n1     says to {n3}: heartbeat_ack t3 r168 promise 50ms
    2.835 430 726  n2     hears n3: heartbeat t3 r168 promise 50ms
    2.835 430 726  n2     says to {n3}: heartbeat_ack t3 r168 promise 50ms
    2.835 463 686  n3     hears n1: heartbeat_ack t3 r168 promise 50ms
    2.835 465 559  n3     hears n2: heartbeat_ack t3 r168 promise 50ms
    2.837 234 856  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.845 399 237  n3     says to {n0, n1, n2, n4}: heartbeat t3 r169 promise 50ms
    2.845 430 258  n1     hears n3: heartbeat t3 r169 promise 50ms
    2.845 430 258  n1     says to {n3}: heartbeat_ack t3 r169 promise 50ms
    2.845 432 090  n2     hears n3: heartbeat t3 r169 promise 50ms
    2.845 432 090  n2     says to {n3}: heartbeat_ack t3 r169 promise 50ms
    2.845 463 860  n3     hears n1: heartbeat_ack t3 r169 promise 50ms
    2.845 464 595  n3     hears n2: heartbeat_ack t3 r169 promise 50ms
    2.853 234 462  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.855 399 417  n3     says to {n0, n1, n2, n4}: heartbeat t3 r170 promise 50ms
    2.855 427 592  n2     hears n3: heartbeat t3 r170 promise 50ms
    2.855 427 592  n2     says to {n3}: heartbeat_ack t3 r170 promise 50ms
    2.855 431 617  n1     hears n3: heartbeat t3 r170 promise 50ms
    2.855 431 617  n1     says to {n3}: heartbeat_ack t3 r170 promise 50ms
    2.855 459 981  n3     hears n2: heartbeat_ack t3 r170 promise 50ms
    2.855 463 237  n3     hears n1: heartbeat_ack t3 r170 promise 50ms
    2.855 513 831  n0     says to {n1}: pre_vote_request t3 for t4 c9
    2.855 545 453  n1     hears n0: pre_vote_request t3 for t4 c9
    2.855 545 453  n1     says to {n0}: pre_vote_reply t3 for t4 c9 promised 49.886158ms
    2.855 575 911  n0     hears n1: pre_vote_reply t3 for t4 c9 promised 49.886158ms
    2.865 400 037  n3     says to {n0, n1, n2, n4}: heartbeat t3 r171 promise 50ms
    2.865 429 703  n1     hears n3: heartbeat t3 r171 promise 50ms
    2.865 429 703  n1     says to {n3}: heartbeat_ack t3 r171 promise 50ms
    2.865 436 739  n2     hears n3: heartbeat t3 r171 promise 50ms
    2.865 436 739  n2     says to {n3}: heartbeat_ack t3 r171 promise 50ms
    2.865 460 906  n3     hears n1: heartbeat_ack t3 r171 promise 50ms
    2.865 466 905  n3     hears n2: heartbeat_ack t3 r171 promise 50ms
    2.869 234 694  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.875 400 510  n3     says to {n0, n1, n2, n4}: heartbeat t3 r172 promise 50ms
    2.875 435 957  n1     hears n3: heartbeat t3 r172 promise 50ms
    2.875 435 957  n1     says to {n3}: heartbeat_ack t3 r172 promise 50ms
    2.875 437 976  n2     hears n3: heartbeat t3 r172 promise 50ms
    2.875 437 976  n2     says to {n3}: heartbeat_ack t3 r172 promise 50ms
    2.875 464 921  n3     hears n2: heartbeat_ack t3 r172 promise 50ms
    2.875 470 216  n3     hears n1: heartbeat_ack t3 r172 promise 50ms
    2.885 234 573  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.885 400 965  n3     says to {n0, n1, n2, n4}: heartbeat t3 r173 promise 50ms
    2.885 426 847  n2     hears n3: heartbeat t3 r173 promise 50ms
    2.885 426 847  n2     says to {n3}: heartbeat_ack t3 r173 promise 50ms
    2.885 427 128  n1     hears n3: heartbeat t3 r173 promise 50ms
    2.885 427 128  n1     says to {n3}: heartbeat_ack t3 r173 promise 50ms
    2.885 453 843  n3     hears n2: heartbeat_ack t3 r173 promise 50ms
    2.885 464 211  n3     hears n1: heartbeat_ack t3 r173 promise 50ms
    2.895 401 327  n3     says to {n0, n1, n2, n4}: heartbeat t3 r174 promise 50ms
    2.895 427 203  n2     hears n3: heartbeat t3 r174 promise 50ms
    2.895 427 203  n2     says to {n3}: heartbeat_ack t3 r174 promise 50ms
    2.895 435 712  n1     hears n3: heartbeat t3 r174 promise 50ms
    2.895 435 712  n1     says to {n3}: heartbeat_ack t3 r174 promise 50ms
    2.895 458 955  n3     hears n2: heartbeat_ack t3 r174 promise 50ms
    2.895 473 097  n3     hears n1: heartbeat_ack t3 r174 promise 50ms
    2.901 234 674  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.905 402 121  n3     says to {n0, n1, n2, n4}: heartbeat t3 r175 promise 50ms
    2.905 433 820  n2     hears n3: heartbeat t3 r175 promise 50ms
    2.905 433 820  n2     says to {n3}: heartbeat_ack t3 r175 promise 50ms
    2.905 436 931  n1     hears n3: heartbeat t3 r175 promise 50ms
    2.905 436 931  n1     says to {n3}: heartbeat_ack t3 r175 promise 50ms
    2.905 465 361  n3     hears n2: heartbeat_ack t3 r175 promise 50ms
    2.905 473 653  n3     hears n1: heartbeat_ack t3 r175 promise 50ms
    2.905 513 493  n0     says to {n1}: pre_vote_request t3 for t4 c9
    2.905 546 077  n1     hears n0: pre_vote_request t3 for t4 c9
    2.905 546 077  n1     says to {n0}: pre_vote_reply t3 for t4 c9 promised 49.890848ms
    2.905 576 953  n0     hears n1: pre_vote_reply t3 for t4 c9 promised 49.890848ms
    2.915 402 302  n3     says to {n0, n1, n2, n4}: heartbeat t3 r176 promise 50ms
    2.915 428 428  n1     hears n3: heartbeat t3 r176 promise 50ms
    2.915 428 428  n1     says to {n3}: heartbeat_ack t3 r176 promise 50ms
    2.915 438 772  n2     hears n3: heartbeat t3 r176 promise 50ms
    2.915 438 772  n2     says to {n3}: heartbeat_ack t3 r176 promise 50ms
    2.915 459 001  n3     hears n1: heartbeat_ack t3 r176 promise 50ms
    2.915 471 374  n3     hears n2: heartbeat_ack t3 r176 promise 50ms
    2.917 234 758  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.925 403 008  n3     says to {n0, n1, n2, n4}: heartbeat t3 r177 promise 50ms
    2.925 431 039  n2     hears n3: heartbeat t3 r177 promise 50ms
    2.925 431 039  n2     says to {n3}: heartbeat_ack t3 r177 promise 50ms
    2.925 433 412  n1     hears n3: heartbeat t3 r177 promise 50ms
    2.925 433 412  n1     says to {n3}: heartbeat_ack t3 r177 promise 50ms
    2.925 456 730  n3     hears n2: heartbeat_ack t3 r177 promise 50ms
    2.925 466 891  n3     hears n1: heartbeat_ack t3 r177 promise 50ms
    2.933 234 837  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.935 403 364  n3     says to {n0, n1, n2, n4}: heartbeat t3 r178 promise 50ms
    2.935 428 467  n1     hears n3: heartbeat t3 r178 promise 50ms
    2.935 428 467  n1     says to {n3}: heartbeat_ack t3 r178 promise 50ms
    2.935 436 845  n2     hears n3: heartbeat t3 r178 promise 50ms
    2.935 436 845  n2     says to {n3}: heartbeat_ack t3 r178 promise 50ms
    2.935 458 024  n3     hears n1: heartbeat_ack t3 r178 promise 50ms
    2.935 467 795  n3     hears n2: heartbeat_ack t3 r178 promise 50ms
    2.945 403 834  n3     says to {n0, n1, n2, n4}: heartbeat t3 r179 promise 50ms
    2.945 430 121  n2     hears n3: heartbeat t3 r179 promise 50ms
    2.945 430 121  n2     says to {n3}: heartbeat_ack t3 r179 promise 50ms
    2.945 439 145  n1     hears n3: heartbeat t3 r179 promise 50ms
    2.945 439 145  n1     says to {n3}: heartbeat_ack t3 r179 promise 50ms
    2.945 465 044  n3     hears n2: heartbeat_ack t3 r179 promise 50ms
    2.945 469 876  n3     hears n1: heartbeat_ack t3 r179 promise 50ms
    2.949 234 544  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.955 404 282  n3     says to {n0, n1, n2, n4}: heartbeat t3 r180 promise 50ms
    2.955 430 241  n1     hears n3: heartbeat t3 r180 promise 50ms
    2.955 430 241  n1     says to {n3}: heartbeat_ack t3 r180 promise 50ms
    2.955 433 072  n2     hears n3: heartbeat t3 r180 promise 50ms
    2.955 433 072  n2     says to {n3}: heartbeat_ack t3 r180 promise 50ms
    2.955 458 084  n3     hears n1: heartbeat_ack t3 r180 promise 50ms
    2.955 465 118  n3     hears n2: heartbeat_ack t3 r180 promise 50ms
    2.955 518 564  n0     says to {n1}: pre_vote_request t3 for t4 c9
    2.955 547 825  n1     hears n0: pre_vote_request t3 for t4 c9
    2.955 547 825  n1     says to {n0}: pre_vote_reply t3 for t4 c9 promised 49.88241ms
    2.955 575 381  n0     hears n1: pre_vote_reply t3 for t4 c9 promised 49.88241ms
    2.965 234 819  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.965 405 262  n3     says to {n0, n1, n2, n4}: heartbeat t3 r181 promise 50ms
    2.965 434 483  n2     hears n3: heartbeat t3 r181 promise 50ms
    2.965 434 483  n2     says to {n3}: heartbeat_ack t3 r181 promise 50ms
    2.965 435 785  n1     hears n3: heartbeat t3 r181 promise 50ms
    2.965 435 785  n1     says to {n3}: heartbeat_ack t3 r181 promise 50ms
    2.965 471 273  n3     hears n2: heartbeat_ack t3 r181 promise 50ms
    2.965 471 664  n3     hears n1: heartbeat_ack t3 r181 promise 50ms
    2.975 405 492  n3     says to {n0, n1, n2, n4}: heartbeat t3 r182 promise 50ms
    2.975 434 012  n2     hears n3: heartbeat t3 r182 promise 50ms
    2.975 434 012  n2     says to {n3}: heartbeat_ack t3 r182 promise 50ms
    2.975 439 708  n1     hears n3: heartbeat t3 r182 promise 50ms
    2.975 439 708  n1     says to {n3}: heartbeat_ack t3 r182 promise 50ms
    2.975 462 937  n3     hears n2: heartbeat_ack t3 r182 promise 50ms
    2.975 467 402  n3     hears n1: heartbeat_ack t3 r182 promise 50ms
    2.981 234 746  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    2.985 406 128  n3     says to {n0, n1, n2, n4}: heartbeat t3 r183 promise 50ms
    2.985 437 606  n2     hears n3: heartbeat t3 r183 promise 50ms
    2.985 437 606  n2     says to {n3}: heartbeat_ack t3 r183 promise 50ms
    2.985 439 873  n1     hears n3: heartbeat t3 r183 promise 50ms
    2.985 439 873  n1     says to {n3}: heartbeat_ack t3 r183 promise 50ms
    2.985 463 013  n3     hears n2: heartbeat_ack t3 r183 promise 50ms
    2.985 468 259  n3     hears n1: heartbeat_ack t3 r183 promise 50ms
    2.995 406 566  n3     says to {n0, n1, n2, n4}: heartbeat t3 r184 promise 50ms
    2.995 436 392  n1     hears n3: heartbeat t3 r184 promise 50ms
    2.995 436 392  n1     says to {n3}: heartbeat_ack t3 r184 promise 50ms
    2.995 439 798  n2     hears n3: heartbeat t3 r184 promise 50ms
    2.995 439 798  n2     says to {n3}: heartbeat_ack t3 r184 promise 50ms
    2.995 466 043  n3     hears n1: heartbeat_ack t3 r184 promise 50ms
    2.995 474 632  n3     hears n2: heartbeat_ack t3 r184 promise 50ms
    2.997 234 720  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c9
    3.005 407 154  n3     says to {n0, n1, n2, n4}: heartbeat t3 r185 promise 50ms
    3.005 434 175  n1     hears n3: heartbeat t3 r185 promise 50ms
    3.005 434 175  n1     says to {n3}: heartbeat_ack t3 r185 promise 50ms
    3.005 436 602  n2     hears n3: heartbeat t3 r185 promise 50ms
    3.005 436 602  n2     says to {n3}: heartbeat_ack t3 r185 promise 50ms
    3.005 461 020  n3     hears n1: heartbeat_ack t3 r185 promise 50ms
    3.005 463 785  n3     hears n2: heartbeat_ack t3 r185 promise 50ms
    3.005 508 564  n0     says to {n1}: pre_vote_request t3 for t4 c9
    3.005 536 502  n1     hears n0: pre_vote_request t3 for t4 c9
    3.005 536 502  n1     says to {n0}: pre_vote_reply t3 for t4 c9 promised 49.897668ms
    3.005 570 224  n0     hears n1: pre_vote_reply t3 for t4 c9 promised 49.897668ms
    3.006 234 433  n0   drops its campaign for term 4: its time is up
    3.015 407 732  n3     says to {n0, n1, n2, n4}: heartbeat t3 r186 promise 50ms
    3.015 436 780  n2     hears n3: heartbeat t3 r186 promise 50ms
    3.015 436 780  n2     says to {n3}: heartbeat_ack t3 r186 promise 50ms
    3.015 437 254  n1     hears n3: heartbeat t3 r186 promise 50ms
    3.015 437 254  n1     says to {n3}: heartbeat_ack t3 r186 promise 50ms
    3.015 468 617  n3     hears n1: heartbeat_ack t3 r186 promise 50ms
    3.015 468 622  n3     hears n2: heartbeat_ack t3 r186 promise 50ms
    3.025 408 186  n3     says to {n0, n1, n2, n4}: heartbeat t3 r187 promise 50ms
    3.025 435 782  n1     hears n3: heartbeat t3 r187 promise 50ms
    3.025 435 782  n1     says to {n3}: heartbeat_ack t3 r187 promise 50ms
    3.025 440 541  n2     hears n3: heartbeat t3 r187 promise 50ms
    3.025 440 541  n2     says to {n3}: heartbeat_ack t3 r187 promise 50ms
    3.025 462 840  n3     hears n1: heartbeat_ack t3 r187 promise 50ms
    3.025 477 237  n3     hears n2: heartbeat_ack t3 r187 promise 50ms
    3.035 408 303  n3     says to {n0, n1, n2, n4}: heartbeat t3 r188 promise 50ms
    3.035 439 030  n2     hears n3: heartbeat t3 r188 promise 50ms
    3.035 439 030  n2     says to {n3}: heartbeat_ack t3 r188 promise 50ms
    3.035 444 489  n1     hears n3: heartbeat t3 r188 promise 50ms
    3.035 444 489  n1     says to {n3}: heartbeat_ack t3 r188 promise 50ms
    3.035 473 062  n3     hears n2: heartbeat_ack t3 r188 promise 50ms
    3.035 480 699  n3     hears n1: heartbeat_ack t3 r188 promise 50ms
    3.040 935 622  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.040 935 622  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    3.040 964 214  n1     hears n0: pre_vote_request t3 for t4 c10
    3.040 964 214  n1     says to {n0}: pre_vote_reply t3 for t4 c10 promised 44.479999ms
    3.040 992 942  n0     hears n1: pre_vote_reply t3 for t4 c10 promised 44.479999ms
    3.041 935 643  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.043 935 627  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.045 408 922  n3     says to {n0, n1, n2, n4}: heartbeat t3 r189 promise 50ms
    3.045 434 558  n1     hears n3: heartbeat t3 r189 promise 50ms
    3.045 434 558  n1     says to {n3}: heartbeat_ack t3 r189 promise 50ms
    3.045 442 401  n2     hears n3: heartbeat t3 r189 promise 50ms
    3.045 442 401  n2     says to {n3}: heartbeat_ack t3 r189 promise 50ms
    3.045 464 149  n3     hears n1: heartbeat_ack t3 r189 promise 50ms
    3.045 473 779  n3     hears n2: heartbeat_ack t3 r189 promise 50ms
    3.047 935 606  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.055 409 736  n3     says to {n0, n1, n2, n4}: heartbeat t3 r190 promise 50ms
    3.055 442 915  n2     hears n3: heartbeat t3 r190 promise 50ms
    3.055 442 915  n2     says to {n3}: heartbeat_ack t3 r190 promise 50ms
    3.055 443 190  n1     hears n3: heartbeat t3 r190 promise 50ms
    3.055 443 190  n1     says to {n3}: heartbeat_ack t3 r190 promise 50ms
    3.055 475 435  n3     hears n2: heartbeat_ack t3 r190 promise 50ms
    3.055 477 386  n3     hears n1: heartbeat_ack t3 r190 promise 50ms
    3.055 935 527  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.065 410 100  n3     says to {n0, n1, n2, n4}: heartbeat t3 r191 promise 50ms
    3.065 443 027  n2     hears n3: heartbeat t3 r191 promise 50ms
    3.065 443 027  n2     says to {n3}: heartbeat_ack t3 r191 promise 50ms
    3.065 446 297  n1     hears n3: heartbeat t3 r191 promise 50ms
    3.065 446 297  n1     says to {n3}: heartbeat_ack t3 r191 promise 50ms
    3.065 477 766  n3     hears n1: heartbeat_ack t3 r191 promise 50ms
    3.065 477 863  n3     hears n2: heartbeat_ack t3 r191 promise 50ms
    3.071 935 824  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.075 410 289  n3     says to {n0, n1, n2, n4}: heartbeat t3 r192 promise 50ms
    3.075 442 248  n2     hears n3: heartbeat t3 r192 promise 50ms
    3.075 442 248  n2     says to {n3}: heartbeat_ack t3 r192 promise 50ms
    3.075 444 021  n1     hears n3: heartbeat t3 r192 promise 50ms
    3.075 444 021  n1     says to {n3}: heartbeat_ack t3 r192 promise 50ms
    3.075 469 124  n3     hears n1: heartbeat_ack t3 r192 promise 50ms
    3.075 478 376  n3     hears n2: heartbeat_ack t3 r192 promise 50ms
    3.085 411 101  n3     says to {n0, n1, n2, n4}: heartbeat t3 r193 promise 50ms
    3.085 436 131  n2     hears n3: heartbeat t3 r193 promise 50ms
    3.085 436 131  n2     says to {n3}: heartbeat_ack t3 r193 promise 50ms
    3.085 436 332  n1     hears n3: heartbeat t3 r193 promise 50ms
    3.085 436 332  n1     says to {n3}: heartbeat_ack t3 r193 promise 50ms
    3.085 461 474  n3     hears n1: heartbeat_ack t3 r193 promise 50ms
    3.085 469 878  n3     hears n2: heartbeat_ack t3 r193 promise 50ms
    3.085 518 481  n0     says to {n1}: pre_vote_request t3 for t4 c10
    3.085 552 769  n1     hears n0: pre_vote_request t3 for t4 c10
    3.085 552 769  n1     says to {n0}: pre_vote_reply t3 for t4 c10 promised 49.883557ms
    3.085 584 262  n0     hears n1: pre_vote_reply t3 for t4 c10 promised 49.883557ms
    3.087 935 625  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.095 411 309  n3     says to {n0, n1, n2, n4}: heartbeat t3 r194 promise 50ms
    3.095 436 841  n2     hears n3: heartbeat t3 r194 promise 50ms
    3.095 436 841  n2     says to {n3}: heartbeat_ack t3 r194 promise 50ms
    3.095 447 909  n1     hears n3: heartbeat t3 r194 promise 50ms
    3.095 447 909  n1     says to {n3}: heartbeat_ack t3 r194 promise 50ms
    3.095 462 904  n3     hears n2: heartbeat_ack t3 r194 promise 50ms
    3.095 480 262  n3     hears n1: heartbeat_ack t3 r194 promise 50ms
    3.103 935 501  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.105 411 916  n3     says to {n0, n1, n2, n4}: heartbeat t3 r195 promise 50ms
    3.105 439 379  n2     hears n3: heartbeat t3 r195 promise 50ms
    3.105 439 379  n2     says to {n3}: heartbeat_ack t3 r195 promise 50ms
    3.105 447 592  n1     hears n3: heartbeat t3 r195 promise 50ms
    3.105 447 592  n1     says to {n3}: heartbeat_ack t3 r195 promise 50ms
    3.105 475 039  n3     hears n2: heartbeat_ack t3 r195 promise 50ms
    3.105 476 326  n3     hears n1: heartbeat_ack t3 r195 promise 50ms
    3.115 412 572  n3     says to {n0, n1, n2, n4}: heartbeat t3 r196 promise 50ms
    3.115 441 222  n1     hears n3: heartbeat t3 r196 promise 50ms
    3.115 441 222  n1     says to {n3}: heartbeat_ack t3 r196 promise 50ms
    3.115 441 532  n2     hears n3: heartbeat t3 r196 promise 50ms
    3.115 441 532  n2     says to {n3}: heartbeat_ack t3 r196 promise 50ms
    3.115 466 314  n3     hears n1: heartbeat_ack t3 r196 promise 50ms
    3.115 477 339  n3     hears n2: heartbeat_ack t3 r196 promise 50ms
    3.119 935 873  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.125 413 250  n3     says to {n0, n1, n2, n4}: heartbeat t3 r197 promise 50ms
    3.125 439 644  n1     hears n3: heartbeat t3 r197 promise 50ms
    3.125 439 644  n1     says to {n3}: heartbeat_ack t3 r197 promise 50ms
    3.125 443 859  n2     hears n3: heartbeat t3 r197 promise 50ms
    3.125 443 859  n2     says to {n3}: heartbeat_ack t3 r197 promise 50ms
    3.125 469 887  n3     hears n2: heartbeat_ack t3 r197 promise 50ms
    3.125 473 357  n3     hears n1: heartbeat_ack t3 r197 promise 50ms
    3.135 413 516  n3     says to {n0, n1, n2, n4}: heartbeat t3 r198 promise 50ms
    3.135 444 515  n1     hears n3: heartbeat t3 r198 promise 50ms
    3.135 444 515  n1     says to {n3}: heartbeat_ack t3 r198 promise 50ms
    3.135 445 340  n2     hears n3: heartbeat t3 r198 promise 50ms
    3.135 445 340  n2     says to {n3}: heartbeat_ack t3 r198 promise 50ms
    3.135 471 190  n3     hears n1: heartbeat_ack t3 r198 promise 50ms
    3.135 481 888  n3     hears n2: heartbeat_ack t3 r198 promise 50ms
    3.135 518 484  n0     says to {n1}: pre_vote_request t3 for t4 c10
    3.135 553 549  n1     hears n0: pre_vote_request t3 for t4 c10
    3.135 553 549  n1     says to {n0}: pre_vote_reply t3 for t4 c10 promised 49.890961ms
    3.135 581 575  n0     hears n1: pre_vote_reply t3 for t4 c10 promised 49.890961ms
    3.135 935 807  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.145 414 084  n3     says to {n0, n1, n2, n4}: heartbeat t3 r199 promise 50ms
    3.145 442 560  n2     hears n3: heartbeat t3 r199 promise 50ms
    3.145 442 560  n2     says to {n3}: heartbeat_ack t3 r199 promise 50ms
    3.145 451 343  n1     hears n3: heartbeat t3 r199 promise 50ms
    3.145 451 343  n1     says to {n3}: heartbeat_ack t3 r199 promise 50ms
    3.145 470 582  n3     hears n2: heartbeat_ack t3 r199 promise 50ms
    3.145 484 529  n3     hears n1: heartbeat_ack t3 r199 promise 50ms
    3.151 935 880  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.155 414 421  n3     says to {n0, n1, n2, n4}: heartbeat t3 r200 promise 50ms
    3.155 442 409  n2     hears n3: heartbeat t3 r200 promise 50ms
    3.155 442 409  n2     says to {n3}: heartbeat_ack t3 r200 promise 50ms
    3.155 444 555  n1     hears n3: heartbeat t3 r200 promise 50ms
    3.155 444 555  n1     says to {n3}: heartbeat_ack t3 r200 promise 50ms
    3.155 470 965  n3     hears n2: heartbeat_ack t3 r200 promise 50ms
    3.155 480 876  n3     hears n1: heartbeat_ack t3 r200 promise 50ms
    3.165 414 987  n3     says to {n0, n1, n2, n4}: heartbeat t3 r201 promise 50ms
    3.165 444 380  n2     hears n3: heartbeat t3 r201 promise 50ms
    3.165 444 380  n2     says to {n3}: heartbeat_ack t3 r201 promise 50ms
    3.165 444 998  n1     hears n3: heartbeat t3 r201 promise 50ms
    3.165 444 998  n1     says to {n3}: heartbeat_ack t3 r201 promise 50ms
    3.165 477 898  n3     hears n2: heartbeat_ack t3 r201 promise 50ms
    3.165 478 836  n3     hears n1: heartbeat_ack t3 r201 promise 50ms
    3.167 935 695  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.175 415 644  n3     says to {n0, n1, n2, n4}: heartbeat t3 r202 promise 50ms
    3.175 445 255  n1     hears n3: heartbeat t3 r202 promise 50ms
    3.175 445 255  n1     says to {n3}: heartbeat_ack t3 r202 promise 50ms
    3.175 450 400  n2     hears n3: heartbeat t3 r202 promise 50ms
    3.175 450 400  n2     says to {n3}: heartbeat_ack t3 r202 promise 50ms
    3.175 474 474  n3     hears n1: heartbeat_ack t3 r202 promise 50ms
    3.175 481 017  n3     hears n2: heartbeat_ack t3 r202 promise 50ms
    3.183 935 505  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.185 415 927  n3     says to {n0, n1, n2, n4}: heartbeat t3 r203 promise 50ms
    3.185 444 046  n2     hears n3: heartbeat t3 r203 promise 50ms
    3.185 444 046  n2     says to {n3}: heartbeat_ack t3 r203 promise 50ms
    3.185 449 992  n1     hears n3: heartbeat t3 r203 promise 50ms
    3.185 449 992  n1     says to {n3}: heartbeat_ack t3 r203 promise 50ms
    3.185 477 814  n3     hears n2: heartbeat_ack t3 r203 promise 50ms
    3.185 479 090  n3     hears n1: heartbeat_ack t3 r203 promise 50ms
    3.185 523 596  n0     says to {n1}: pre_vote_request t3 for t4 c10
    3.185 552 098  n1     hears n0: pre_vote_request t3 for t4 c10
    3.185 552 098  n1     says to {n0}: pre_vote_reply t3 for t4 c10 promised 49.897889ms
    3.185 587 089  n0     hears n1: pre_vote_reply t3 for t4 c10 promised 49.897889ms
    3.195 416 748  n3     says to {n0, n1, n2, n4}: heartbeat t3 r204 promise 50ms
    3.195 446 307  n1     hears n3: heartbeat t3 r204 promise 50ms
    3.195 446 307  n1     says to {n3}: heartbeat_ack t3 r204 promise 50ms
    3.195 449 014  n2     hears n3: heartbeat t3 r204 promise 50ms
    3.195 449 014  n2     says to {n3}: heartbeat_ack t3 r204 promise 50ms
    3.195 477 417  n3     hears n2: heartbeat_ack t3 r204 promise 50ms
    3.195 482 849  n3     hears n1: heartbeat_ack t3 r204 promise 50ms
    3.199 935 870  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.205 417 161  n3     says to {n0, n1, n2, n4}: heartbeat t3 r205 promise 50ms
    3.205 442 516  n1     hears n3: heartbeat t3 r205 promise 50ms
    3.205 442 516  n1     says to {n3}: heartbeat_ack t3 r205 promise 50ms
    3.205 442 531  n2     hears n3: heartbeat t3 r205 promise 50ms
    3.205 442 531  n2     says to {n3}: heartbeat_ack t3 r205 promise 50ms
    3.205 474 238  n3     hears n1: heartbeat_ack t3 r205 promise 50ms
    3.205 478 766  n3     hears n2: heartbeat_ack t3 r205 promise 50ms
    3.215 417 431  n3     says to {n0, n1, n2, n4}: heartbeat t3 r206 promise 50ms
    3.215 446 563  n2     hears n3: heartbeat t3 r206 promise 50ms
    3.215 446 563  n2     says to {n3}: heartbeat_ack t3 r206 promise 50ms
    3.215 449 109  n1     hears n3: heartbeat t3 r206 promise 50ms
    3.215 449 109  n1     says to {n3}: heartbeat_ack t3 r206 promise 50ms
    3.215 474 172  n3     hears n1: heartbeat_ack t3 r206 promise 50ms
    3.215 482 112  n3     hears n2: heartbeat_ack t3 r206 promise 50ms
    3.215 935 745  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.225 418 091  n3     says to {n0, n1, n2, n4}: heartbeat t3 r207 promise 50ms
    3.225 443 396  n1     hears n3: heartbeat t3 r207 promise 50ms
    3.225 443 396  n1     says to {n3}: heartbeat_ack t3 r207 promise 50ms
    3.225 449 871  n2     hears n3: heartbeat t3 r207 promise 50ms
    3.225 449 871  n2     says to {n3}: heartbeat_ack t3 r207 promise 50ms
    3.225 473 330  n3     hears n1: heartbeat_ack t3 r207 promise 50ms
    3.225 486 816  n3     hears n2: heartbeat_ack t3 r207 promise 50ms
    3.231 935 565  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c10
    3.235 418 673  n3     says to {n0, n1, n2, n4}: heartbeat t3 r208 promise 50ms
    3.235 452 033  n1     hears n3: heartbeat t3 r208 promise 50ms
    3.235 452 033  n1     says to {n3}: heartbeat_ack t3 r208 promise 50ms
    3.235 454 617  n2     hears n3: heartbeat t3 r208 promise 50ms
    3.235 454 617  n2     says to {n3}: heartbeat_ack t3 r208 promise 50ms
    3.235 478 566  n3     hears n1: heartbeat_ack t3 r208 promise 50ms
    3.235 486 572  n3     hears n2: heartbeat_ack t3 r208 promise 50ms
    3.235 535 667  n0     says to {n1}: pre_vote_request t3 for t4 c10
    3.235 566 531  n1     hears n0: pre_vote_request t3 for t4 c10
    3.235 566 531  n1     says to {n0}: pre_vote_reply t3 for t4 c10 promised 49.885496ms
    3.235 591 635  n0     hears n1: pre_vote_reply t3 for t4 c10 promised 49.885496ms
    3.240 935 614  n0   drops its campaign for term 4: its time is up
    3.245 419 029  n3     says to {n0, n1, n2, n4}: heartbeat t3 r209 promise 50ms
    3.245 450 046  n2     hears n3: heartbeat t3 r209 promise 50ms
    3.245 450 046  n2     says to {n3}: heartbeat_ack t3 r209 promise 50ms
    3.245 450 312  n1     hears n3: heartbeat t3 r209 promise 50ms
    3.245 450 312  n1     says to {n3}: heartbeat_ack t3 r209 promise 50ms
    3.245 476 783  n3     hears n2: heartbeat_ack t3 r209 promise 50ms
    3.245 482 793  n3     hears n1: heartbeat_ack t3 r209 promise 50ms
    3.252 588 532  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.252 588 532  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    3.252 615 249  n1     hears n0: pre_vote_request t3 for t4 c11
    3.252 615 249  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 42.834705ms
    3.252 645 539  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 42.834705ms
    3.253 588 659  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.255 419 491  n3     says to {n0, n1, n2, n4}: heartbeat t3 r210 promise 50ms
    3.255 454 657  n1     hears n3: heartbeat t3 r210 promise 50ms
    3.255 454 657  n1     says to {n3}: heartbeat_ack t3 r210 promise 50ms
    3.255 455 802  n2     hears n3: heartbeat t3 r210 promise 50ms
    3.255 455 802  n2     says to {n3}: heartbeat_ack t3 r210 promise 50ms
    3.255 480 982  n3     hears n2: heartbeat_ack t3 r210 promise 50ms
    3.255 487 693  n3     hears n1: heartbeat_ack t3 r210 promise 50ms
    3.255 588 449  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.259 588 516  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.265 420 240  n3     says to {n0, n1, n2, n4}: heartbeat t3 r211 promise 50ms
    3.265 454 738  n1     hears n3: heartbeat t3 r211 promise 50ms
    3.265 454 738  n1     says to {n3}: heartbeat_ack t3 r211 promise 50ms
    3.265 456 711  n2     hears n3: heartbeat t3 r211 promise 50ms
    3.265 456 711  n2     says to {n3}: heartbeat_ack t3 r211 promise 50ms
    3.265 482 866  n3     hears n1: heartbeat_ack t3 r211 promise 50ms
    3.265 488 593  n3     hears n2: heartbeat_ack t3 r211 promise 50ms
    3.267 588 632  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.275 420 416  n3     says to {n0, n1, n2, n4}: heartbeat t3 r212 promise 50ms
    3.275 447 719  n1     hears n3: heartbeat t3 r212 promise 50ms
    3.275 447 719  n1     says to {n3}: heartbeat_ack t3 r212 promise 50ms
    3.275 455 880  n2     hears n3: heartbeat t3 r212 promise 50ms
    3.275 455 880  n2     says to {n3}: heartbeat_ack t3 r212 promise 50ms
    3.275 478 013  n3     hears n1: heartbeat_ack t3 r212 promise 50ms
    3.275 489 003  n3     hears n2: heartbeat_ack t3 r212 promise 50ms
    3.283 588 633  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.285 421 198  n3     says to {n0, n1, n2, n4}: heartbeat t3 r213 promise 50ms
    3.285 450 459  n2     hears n3: heartbeat t3 r213 promise 50ms
    3.285 450 459  n2     says to {n3}: heartbeat_ack t3 r213 promise 50ms
    3.285 453 519  n1     hears n3: heartbeat t3 r213 promise 50ms
    3.285 453 519  n1     says to {n3}: heartbeat_ack t3 r213 promise 50ms
    3.285 476 922  n3     hears n2: heartbeat_ack t3 r213 promise 50ms
    3.285 490 226  n3     hears n1: heartbeat_ack t3 r213 promise 50ms
    3.295 421 363  n3     says to {n0, n1, n2, n4}: heartbeat t3 r214 promise 50ms
    3.295 453 606  n2     hears n3: heartbeat t3 r214 promise 50ms
    3.295 453 606  n2     says to {n3}: heartbeat_ack t3 r214 promise 50ms
    3.295 457 967  n1     hears n3: heartbeat t3 r214 promise 50ms
    3.295 457 967  n1     says to {n3}: heartbeat_ack t3 r214 promise 50ms
    3.295 489 197  n3     hears n2: heartbeat_ack t3 r214 promise 50ms
    3.295 489 803  n3     hears n1: heartbeat_ack t3 r214 promise 50ms
    3.295 524 409  n0     says to {n1}: pre_vote_request t3 for t4 c11
    3.295 557 002  n1     hears n0: pre_vote_request t3 for t4 c11
    3.295 557 002  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 49.90096ms
    3.295 594 158  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 49.90096ms
    3.299 588 558  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.305 422 043  n3     says to {n0, n1, n2, n4}: heartbeat t3 r215 promise 50ms
    3.305 448 003  n1     hears n3: heartbeat t3 r215 promise 50ms
    3.305 448 003  n1     says to {n3}: heartbeat_ack t3 r215 promise 50ms
    3.305 453 571  n2     hears n3: heartbeat t3 r215 promise 50ms
    3.305 453 571  n2     says to {n3}: heartbeat_ack t3 r215 promise 50ms
    3.305 474 836  n3     hears n1: heartbeat_ack t3 r215 promise 50ms
    3.305 482 948  n3     hears n2: heartbeat_ack t3 r215 promise 50ms
    3.315 422 581  n3     says to {n0, n1, n2, n4}: heartbeat t3 r216 promise 50ms
    3.315 451 979  n1     hears n3: heartbeat t3 r216 promise 50ms
    3.315 451 979  n1     says to {n3}: heartbeat_ack t3 r216 promise 50ms
    3.315 458 922  n2     hears n3: heartbeat t3 r216 promise 50ms
    3.315 458 922  n2     says to {n3}: heartbeat_ack t3 r216 promise 50ms
    3.315 479 942  n3     hears n1: heartbeat_ack t3 r216 promise 50ms
    3.315 494 636  n3     hears n2: heartbeat_ack t3 r216 promise 50ms
    3.315 588 680  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.325 423 062  n3     says to {n0, n1, n2, n4}: heartbeat t3 r217 promise 50ms
    3.325 449 967  n1     hears n3: heartbeat t3 r217 promise 50ms
    3.325 449 967  n1     says to {n3}: heartbeat_ack t3 r217 promise 50ms
    3.325 450 719  n2     hears n3: heartbeat t3 r217 promise 50ms
    3.325 450 719  n2     says to {n3}: heartbeat_ack t3 r217 promise 50ms
    3.325 485 260  n3     hears n1: heartbeat_ack t3 r217 promise 50ms
    3.325 485 802  n3     hears n2: heartbeat_ack t3 r217 promise 50ms
    3.331 588 472  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.335 423 489  n3     says to {n0, n1, n2, n4}: heartbeat t3 r218 promise 50ms
    3.335 453 101  n2     hears n3: heartbeat t3 r218 promise 50ms
    3.335 453 101  n2     says to {n3}: heartbeat_ack t3 r218 promise 50ms
    3.335 459 113  n1     hears n3: heartbeat t3 r218 promise 50ms
    3.335 459 113  n1     says to {n3}: heartbeat_ack t3 r218 promise 50ms
    3.335 482 597  n3     hears n2: heartbeat_ack t3 r218 promise 50ms
    3.335 492 745  n3     hears n1: heartbeat_ack t3 r218 promise 50ms
    3.345 424 112  n3     says to {n0, n1, n2, n4}: heartbeat t3 r219 promise 50ms
    3.345 451 907  n2     hears n3: heartbeat t3 r219 promise 50ms
    3.345 451 907  n2     says to {n3}: heartbeat_ack t3 r219 promise 50ms
    3.345 458 893  n1     hears n3: heartbeat t3 r219 promise 50ms
    3.345 458 893  n1     says to {n3}: heartbeat_ack t3 r219 promise 50ms
    3.345 483 107  n3     hears n2: heartbeat_ack t3 r219 promise 50ms
    3.345 489 830  n3     hears n1: heartbeat_ack t3 r219 promise 50ms
    3.345 545 635  n0     says to {n1}: pre_vote_request t3 for t4 c11
    3.345 577 031  n1     hears n0: pre_vote_request t3 for t4 c11
    3.345 577 031  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 49.881856ms
    3.345 613 672  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 49.881856ms
    3.347 588 718  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.355 424 406  n3     says to {n0, n1, n2, n4}: heartbeat t3 r220 promise 50ms
    3.355 452 464  n1     hears n3: heartbeat t3 r220 promise 50ms
    3.355 452 464  n1     says to {n3}: heartbeat_ack t3 r220 promise 50ms
    3.355 456 836  n2     hears n3: heartbeat t3 r220 promise 50ms
    3.355 456 836  n2     says to {n3}: heartbeat_ack t3 r220 promise 50ms
    3.355 486 495  n3     hears n1: heartbeat_ack t3 r220 promise 50ms
    3.355 492 171  n3     hears n2: heartbeat_ack t3 r220 promise 50ms
    3.363 588 449  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.365 424 857  n3     says to {n0, n1, n2, n4}: heartbeat t3 r221 promise 50ms
    3.365 455 882  n1     hears n3: heartbeat t3 r221 promise 50ms
    3.365 455 882  n1     says to {n3}: heartbeat_ack t3 r221 promise 50ms
    3.365 457 225  n2     hears n3: heartbeat t3 r221 promise 50ms
    3.365 457 225  n2     says to {n3}: heartbeat_ack t3 r221 promise 50ms
    3.365 489 292  n3     hears n1: heartbeat_ack t3 r221 promise 50ms
    3.365 493 875  n3     hears n2: heartbeat_ack t3 r221 promise 50ms
    3.375 425 693  n3     says to {n0, n1, n2, n4}: heartbeat t3 r222 promise 50ms
    3.375 460 171  n1     hears n3: heartbeat t3 r222 promise 50ms
    3.375 460 171  n1     says to {n3}: heartbeat_ack t3 r222 promise 50ms
    3.375 462 484  n2     hears n3: heartbeat t3 r222 promise 50ms
    3.375 462 484  n2     says to {n3}: heartbeat_ack t3 r222 promise 50ms
    3.375 494 125  n3     hears n1: heartbeat_ack t3 r222 promise 50ms
    3.375 496 504  n3     hears n2: heartbeat_ack t3 r222 promise 50ms
    3.379 588 533  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.385 426 214  n3     says to {n0, n1, n2, n4}: heartbeat t3 r223 promise 50ms
    3.385 453 663  n2     hears n3: heartbeat t3 r223 promise 50ms
    3.385 453 663  n2     says to {n3}: heartbeat_ack t3 r223 promise 50ms
    3.385 463 090  n1     hears n3: heartbeat t3 r223 promise 50ms
    3.385 463 090  n1     says to {n3}: heartbeat_ack t3 r223 promise 50ms
    3.385 480 196  n3     hears n2: heartbeat_ack t3 r223 promise 50ms
    3.385 490 607  n3     hears n1: heartbeat_ack t3 r223 promise 50ms
    3.395 426 720  n3     says to {n0, n1, n2, n4}: heartbeat t3 r224 promise 50ms
    3.395 454 706  n1     hears n3: heartbeat t3 r224 promise 50ms
    3.395 454 706  n1     says to {n3}: heartbeat_ack t3 r224 promise 50ms
    3.395 457 895  n2     hears n3: heartbeat t3 r224 promise 50ms
    3.395 457 895  n2     says to {n3}: heartbeat_ack t3 r224 promise 50ms
    3.395 480 553  n3     hears n1: heartbeat_ack t3 r224 promise 50ms
    3.395 486 917  n3     hears n2: heartbeat_ack t3 r224 promise 50ms
    3.395 546 848  n0     says to {n1}: pre_vote_request t3 for t4 c11
    3.395 576 113  n1     hears n0: pre_vote_request t3 for t4 c11
    3.395 576 113  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 49.878587ms
    3.395 588 594  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.395 606 511  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 49.878587ms
    3.395 625 862  n1     hears n0: pre_vote_request t3 for t4 c11
    3.395 625 862  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 49.828835ms
    3.395 653 668  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 49.828835ms
    3.405 427 051  n3     says to {n0, n1, n2, n4}: heartbeat t3 r225 promise 50ms
    3.405 455 806  n2     hears n3: heartbeat t3 r225 promise 50ms
    3.405 455 806  n2     says to {n3}: heartbeat_ack t3 r225 promise 50ms
    3.405 456 109  n1     hears n3: heartbeat t3 r225 promise 50ms
    3.405 456 109  n1     says to {n3}: heartbeat_ack t3 r225 promise 50ms
    3.405 485 536  n3     hears n2: heartbeat_ack t3 r225 promise 50ms
    3.405 486 180  n3     hears n1: heartbeat_ack t3 r225 promise 50ms
    3.411 588 885  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.415 427 596  n3     says to {n0, n1, n2, n4}: heartbeat t3 r226 promise 50ms
    3.415 458 422  n2     hears n3: heartbeat t3 r226 promise 50ms
    3.415 458 422  n2     says to {n3}: heartbeat_ack t3 r226 promise 50ms
    3.415 463 527  n1     hears n3: heartbeat t3 r226 promise 50ms
    3.415 463 527  n1     says to {n3}: heartbeat_ack t3 r226 promise 50ms
    3.415 489 167  n3     hears n1: heartbeat_ack t3 r226 promise 50ms
    3.415 493 379  n3     hears n2: heartbeat_ack t3 r226 promise 50ms
    3.425 427 834  n3     says to {n0, n1, n2, n4}: heartbeat t3 r227 promise 50ms
    3.425 458 108  n1     hears n3: heartbeat t3 r227 promise 50ms
    3.425 458 108  n1     says to {n3}: heartbeat_ack t3 r227 promise 50ms
    3.425 460 511  n2     hears n3: heartbeat t3 r227 promise 50ms
    3.425 460 511  n2     says to {n3}: heartbeat_ack t3 r227 promise 50ms
    3.425 490 733  n3     hears n1: heartbeat_ack t3 r227 promise 50ms
    3.425 497 670  n3     hears n2: heartbeat_ack t3 r227 promise 50ms
    3.427 588 699  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.435 428 283  n3     says to {n0, n1, n2, n4}: heartbeat t3 r228 promise 50ms
    3.435 463 212  n1     hears n3: heartbeat t3 r228 promise 50ms
    3.435 463 212  n1     says to {n3}: heartbeat_ack t3 r228 promise 50ms
    3.435 465 452  n2     hears n3: heartbeat t3 r228 promise 50ms
    3.435 465 452  n2     says to {n3}: heartbeat_ack t3 r228 promise 50ms
    3.435 497 153  n3     hears n1: heartbeat_ack t3 r228 promise 50ms
    3.435 500 029  n3     hears n2: heartbeat_ack t3 r228 promise 50ms
    3.443 588 662  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c11
    3.445 429 224  n3     says to {n0, n1, n2, n4}: heartbeat t3 r229 promise 50ms
    3.445 454 274  n1     hears n3: heartbeat t3 r229 promise 50ms
    3.445 454 274  n1     says to {n3}: heartbeat_ack t3 r229 promise 50ms
    3.445 456 851  n2     hears n3: heartbeat t3 r229 promise 50ms
    3.445 456 851  n2     says to {n3}: heartbeat_ack t3 r229 promise 50ms
    3.445 483 308  n3     hears n1: heartbeat_ack t3 r229 promise 50ms
    3.445 485 623  n3     hears n2: heartbeat_ack t3 r229 promise 50ms
    3.445 533 558  n0     says to {n1}: pre_vote_request t3 for t4 c11
    3.445 568 328  n1     hears n0: pre_vote_request t3 for t4 c11
    3.445 568 328  n1     says to {n0}: pre_vote_reply t3 for t4 c11 promised 49.88594ms
    3.445 599 309  n0     hears n1: pre_vote_reply t3 for t4 c11 promised 49.88594ms
    3.452 588 708  n0   drops its campaign for term 4: its time is up
    3.455 429 542  n3     says to {n0, n1, n2, n4}: heartbeat t3 r230 promise 50ms
    3.455 460 191  n1     hears n3: heartbeat t3 r230 promise 50ms
    3.455 460 191  n1     says to {n3}: heartbeat_ack t3 r230 promise 50ms
    3.455 463 795  n2     hears n3: heartbeat t3 r230 promise 50ms
    3.455 463 795  n2     says to {n3}: heartbeat_ack t3 r230 promise 50ms
    3.455 489 151  n3     hears n1: heartbeat_ack t3 r230 promise 50ms
    3.455 498 864  n3     hears n2: heartbeat_ack t3 r230 promise 50ms
    3.465 430 149  n3     says to {n0, n1, n2, n4}: heartbeat t3 r231 promise 50ms
    3.465 462 216  n2     hears n3: heartbeat t3 r231 promise 50ms
    3.465 462 216  n2     says to {n3}: heartbeat_ack t3 r231 promise 50ms
    3.465 462 748  n1     hears n3: heartbeat t3 r231 promise 50ms
    3.465 462 748  n1     says to {n3}: heartbeat_ack t3 r231 promise 50ms
    3.465 492 006  n3     hears n2: heartbeat_ack t3 r231 promise 50ms
    3.465 499 893  n3     hears n1: heartbeat_ack t3 r231 promise 50ms
    3.475 430 745  n3     says to {n0, n1, n2, n4}: heartbeat t3 r232 promise 50ms
    3.475 463 360  n2     hears n3: heartbeat t3 r232 promise 50ms
    3.475 463 360  n2     says to {n3}: heartbeat_ack t3 r232 promise 50ms
    3.475 467 459  n1     hears n3: heartbeat t3 r232 promise 50ms
    3.475 467 459  n1     says to {n3}: heartbeat_ack t3 r232 promise 50ms
    3.475 492 122  n3     hears n2: heartbeat_ack t3 r232 promise 50ms
    3.475 500 668  n3     hears n1: heartbeat_ack t3 r232 promise 50ms
    3.485 431 160  n3     says to {n0, n1, n2, n4}: heartbeat t3 r233 promise 50ms
    3.485 459 723  n2     hears n3: heartbeat t3 r233 promise 50ms
    3.485 459 723  n2     says to {n3}: heartbeat_ack t3 r233 promise 50ms
    3.485 461 210  n1     hears n3: heartbeat t3 r233 promise 50ms
    3.485 461 210  n1     says to {n3}: heartbeat_ack t3 r233 promise 50ms
    3.485 491 301  n3     hears n2: heartbeat_ack t3 r233 promise 50ms
    3.485 493 170  n3     hears n1: heartbeat_ack t3 r233 promise 50ms
    3.495 431 293  n3     says to {n0, n1, n2, n4}: heartbeat t3 r234 promise 50ms
    3.495 462 258  n2     hears n3: heartbeat t3 r234 promise 50ms
    3.495 462 258  n2     says to {n3}: heartbeat_ack t3 r234 promise 50ms
    3.495 468 000  n1     hears n3: heartbeat t3 r234 promise 50ms
    3.495 468 000  n1     says to {n3}: heartbeat_ack t3 r234 promise 50ms
    3.495 498 550  n3     hears n2: heartbeat_ack t3 r234 promise 50ms
    3.495 501 394  n3     hears n1: heartbeat_ack t3 r234 promise 50ms
    3.505 432 088  n3     says to {n0, n1, n2, n4}: heartbeat t3 r235 promise 50ms
    3.505 460 914  n2     hears n3: heartbeat t3 r235 promise 50ms
    3.505 460 914  n2     says to {n3}: heartbeat_ack t3 r235 promise 50ms
    3.505 462 525  n1     hears n3: heartbeat t3 r235 promise 50ms
    3.505 462 525  n1     says to {n3}: heartbeat_ack t3 r235 promise 50ms
    3.505 493 524  n3     hears n1: heartbeat_ack t3 r235 promise 50ms
    3.505 495 552  n3     hears n2: heartbeat_ack t3 r235 promise 50ms
    3.515 432 740  n3     says to {n0, n1, n2, n4}: heartbeat t3 r236 promise 50ms
    3.515 465 968  n2     hears n3: heartbeat t3 r236 promise 50ms
    3.515 465 968  n2     says to {n3}: heartbeat_ack t3 r236 promise 50ms
    3.515 470 069  n1     hears n3: heartbeat t3 r236 promise 50ms
    3.515 470 069  n1     says to {n3}: heartbeat_ack t3 r236 promise 50ms
    3.515 498 672  n3     hears n2: heartbeat_ack t3 r236 promise 50ms
    3.515 500 535  n3     hears n1: heartbeat_ack t3 r236 promise 50ms
    3.520 779 858  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.520 779 858  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    3.520 811 826  n1     hears n0: pre_vote_request t3 for t4 c12
    3.520 811 826  n1     says to {n0}: pre_vote_reply t3 for t4 c12 promised 44.657976ms
    3.520 838 961  n0     hears n1: pre_vote_reply t3 for t4 c12 promised 44.657976ms
    3.521 779 740  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.523 779 681  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.525 432 838  n3     says to {n0, n1, n2, n4}: heartbeat t3 r237 promise 50ms
    3.525 463 500  n1     hears n3: heartbeat t3 r237 promise 50ms
    3.525 463 500  n1     says to {n3}: heartbeat_ack t3 r237 promise 50ms
    3.525 464 863  n2     hears n3: heartbeat t3 r237 promise 50ms
    3.525 464 863  n2     says to {n3}: heartbeat_ack t3 r237 promise 50ms
    3.525 495 635  n3     hears n2: heartbeat_ack t3 r237 promise 50ms
    3.525 498 059  n3     hears n1: heartbeat_ack t3 r237 promise 50ms
    3.527 779 561  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.535 433 631  n3     says to {n0, n1, n2, n4}: heartbeat t3 r238 promise 50ms
    3.535 460 462  n2     hears n3: heartbeat t3 r238 promise 50ms
    3.535 460 462  n2     says to {n3}: heartbeat_ack t3 r238 promise 50ms
    3.535 467 506  n1     hears n3: heartbeat t3 r238 promise 50ms
    3.535 467 506  n1     says to {n3}: heartbeat_ack t3 r238 promise 50ms
    3.535 486 288  n3     hears n2: heartbeat_ack t3 r238 promise 50ms
    3.535 492 795  n3     hears n1: heartbeat_ack t3 r238 promise 50ms
    3.535 779 513  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.545 433 947  n3     says to {n0, n1, n2, n4}: heartbeat t3 r239 promise 50ms
    3.545 465 230  n2     hears n3: heartbeat t3 r239 promise 50ms
    3.545 465 230  n2     says to {n3}: heartbeat_ack t3 r239 promise 50ms
    3.545 470 385  n1     hears n3: heartbeat t3 r239 promise 50ms
    3.545 470 385  n1     says to {n3}: heartbeat_ack t3 r239 promise 50ms
    3.545 496 431  n3     hears n2: heartbeat_ack t3 r239 promise 50ms
    3.545 499 180  n3     hears n1: heartbeat_ack t3 r239 promise 50ms
    3.551 779 886  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.555 434 266  n3     says to {n0, n1, n2, n4}: heartbeat t3 r240 promise 50ms
    3.555 461 107  n2     hears n3: heartbeat t3 r240 promise 50ms
    3.555 461 107  n2     says to {n3}: heartbeat_ack t3 r240 promise 50ms
    3.555 470 078  n1     hears n3: heartbeat t3 r240 promise 50ms
    3.555 470 078  n1     says to {n3}: heartbeat_ack t3 r240 promise 50ms
    3.555 490 453  n3     hears n2: heartbeat_ack t3 r240 promise 50ms
    3.555 497 016  n3     hears n1: heartbeat_ack t3 r240 promise 50ms
    3.565 435 132  n3     says to {n0, n1, n2, n4}: heartbeat t3 r241 promise 50ms
    3.565 463 924  n1     hears n3: heartbeat t3 r241 promise 50ms
    3.565 463 924  n1     says to {n3}: heartbeat_ack t3 r241 promise 50ms
    3.565 466 458  n2     hears n3: heartbeat t3 r241 promise 50ms
    3.565 466 458  n2     says to {n3}: heartbeat_ack t3 r241 promise 50ms
    3.565 490 534  n3     hears n1: heartbeat_ack t3 r241 promise 50ms
    3.565 494 646  n3     hears n2: heartbeat_ack t3 r241 promise 50ms
    3.565 542 509  n0     says to {n1}: pre_vote_request t3 for t4 c12
    3.565 577 218  n1     hears n0: pre_vote_request t3 for t4 c12
    3.565 577 218  n1     says to {n0}: pre_vote_reply t3 for t4 c12 promised 49.886701ms
    3.565 607 016  n0     hears n1: pre_vote_reply t3 for t4 c12 promised 49.886701ms
    3.567 779 749  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.575 435 433  n3     says to {n0, n1, n2, n4}: heartbeat t3 r242 promise 50ms
    3.575 471 334  n2     hears n3: heartbeat t3 r242 promise 50ms
    3.575 471 334  n2     says to {n3}: heartbeat_ack t3 r242 promise 50ms
    3.575 472 546  n1     hears n3: heartbeat t3 r242 promise 50ms
    3.575 472 546  n1     says to {n3}: heartbeat_ack t3 r242 promise 50ms
    3.575 499 425  n3     hears n2: heartbeat_ack t3 r242 promise 50ms
    3.575 532 298  n3     hears n1: heartbeat_ack t3 r242 promise 50ms
    3.583 779 699  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.585 436 232  n3     says to {n0, n1, n2, n4}: heartbeat t3 r243 promise 50ms
    3.585 466 249  n2     hears n3: heartbeat t3 r243 promise 50ms
    3.585 466 249  n2     says to {n3}: heartbeat_ack t3 r243 promise 50ms
    3.585 467 449  n1     hears n3: heartbeat t3 r243 promise 50ms
    3.585 467 449  n1     says to {n3}: heartbeat_ack t3 r243 promise 50ms
    3.585 494 173  n3     hears n2: heartbeat_ack t3 r243 promise 50ms
    3.585 503 234  n3     hears n1: heartbeat_ack t3 r243 promise 50ms
    3.595 436 365  n3     says to {n0, n1, n2, n4}: heartbeat t3 r244 promise 50ms
    3.595 464 064  n2     hears n3: heartbeat t3 r244 promise 50ms
    3.595 464 064  n2     says to {n3}: heartbeat_ack t3 r244 promise 50ms
    3.595 469 954  n1     hears n3: heartbeat t3 r244 promise 50ms
    3.595 469 954  n1     says to {n3}: heartbeat_ack t3 r244 promise 50ms
    3.595 491 781  n3     hears n2: heartbeat_ack t3 r244 promise 50ms
    3.595 495 322  n3     hears n1: heartbeat_ack t3 r244 promise 50ms
    3.599 779 813  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.605 436 885  n3     says to {n0, n1, n2, n4}: heartbeat t3 r245 promise 50ms
    3.605 461 939  n2     hears n3: heartbeat t3 r245 promise 50ms
    3.605 461 939  n2     says to {n3}: heartbeat_ack t3 r245 promise 50ms
    3.605 465 820  n1     hears n3: heartbeat t3 r245 promise 50ms
    3.605 465 820  n1     says to {n3}: heartbeat_ack t3 r245 promise 50ms
    3.605 491 510  n3     hears n2: heartbeat_ack t3 r245 promise 50ms
    3.605 501 164  n3     hears n1: heartbeat_ack t3 r245 promise 50ms
    3.615 437 461  n3     says to {n0, n1, n2, n4}: heartbeat t3 r246 promise 50ms
    3.615 467 608  n2     hears n3: heartbeat t3 r246 promise 50ms
    3.615 467 608  n2     says to {n3}: heartbeat_ack t3 r246 promise 50ms
    3.615 471 882  n1     hears n3: heartbeat t3 r246 promise 50ms
    3.615 471 882  n1     says to {n3}: heartbeat_ack t3 r246 promise 50ms
    3.615 493 547  n3     hears n2: heartbeat_ack t3 r246 promise 50ms
    3.615 497 554  n3     hears n1: heartbeat_ack t3 r246 promise 50ms
    3.615 544 468  n0     says to {n1}: pre_vote_request t3 for t4 c12
    3.615 572 291  n1     hears n0: pre_vote_request t3 for t4 c12
    3.615 572 291  n1     says to {n0}: pre_vote_reply t3 for t4 c12 promised 49.899586ms
    3.615 608 174  n0     hears n1: pre_vote_reply t3 for t4 c12 promised 49.899586ms
    3.615 779 700  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.625 438 143  n3     says to {n0, n1, n2, n4}: heartbeat t3 r247 promise 50ms
    3.625 466 119  n1     hears n3: heartbeat t3 r247 promise 50ms
    3.625 466 119  n1     says to {n3}: heartbeat_ack t3 r247 promise 50ms
    3.625 469 153  n2     hears n3: heartbeat t3 r247 promise 50ms
    3.625 469 153  n2     says to {n3}: heartbeat_ack t3 r247 promise 50ms
    3.625 493 207  n3     hears n1: heartbeat_ack t3 r247 promise 50ms
    3.625 500 309  n3     hears n2: heartbeat_ack t3 r247 promise 50ms
    3.631 779 831  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.635 438 666  n3     says to {n0, n1, n2, n4}: heartbeat t3 r248 promise 50ms
    3.635 465 232  n2     hears n3: heartbeat t3 r248 promise 50ms
    3.635 465 232  n2     says to {n3}: heartbeat_ack t3 r248 promise 50ms
    3.635 466 343  n1     hears n3: heartbeat t3 r248 promise 50ms
    3.635 466 343  n1     says to {n3}: heartbeat_ack t3 r248 promise 50ms
    3.635 497 405  n3     hears n1: heartbeat_ack t3 r248 promise 50ms
    3.635 498 656  n3     hears n2: heartbeat_ack t3 r248 promise 50ms
    3.645 438 944  n3     says to {n0, n1, n2, n4}: heartbeat t3 r249 promise 50ms
    3.645 464 128  n1     hears n3: heartbeat t3 r249 promise 50ms
    3.645 464 128  n1     says to {n3}: heartbeat_ack t3 r249 promise 50ms
    3.645 472 394  n2     hears n3: heartbeat t3 r249 promise 50ms
    3.645 472 394  n2     says to {n3}: heartbeat_ack t3 r249 promise 50ms
    3.645 498 837  n3     hears n1: heartbeat_ack t3 r249 promise 50ms
    3.645 505 492  n3     hears n2: heartbeat_ack t3 r249 promise 50ms
    3.647 779 582  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.655 439 446  n3     says to {n0, n1, n2, n4}: heartbeat t3 r250 promise 50ms
    3.655 464 760  n2     hears n3: heartbeat t3 r250 promise 50ms
    3.655 464 760  n2     says to {n3}: heartbeat_ack t3 r250 promise 50ms
    3.655 476 811  n1     hears n3: heartbeat t3 r250 promise 50ms
    3.655 476 811  n1     says to {n3}: heartbeat_ack t3 r250 promise 50ms
    3.655 499 719  n3     hears n2: heartbeat_ack t3 r250 promise 50ms
    3.655 508 522  n3     hears n1: heartbeat_ack t3 r250 promise 50ms
    3.663 779 616  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.665 439 900  n3     says to {n0, n1, n2, n4}: heartbeat t3 r251 promise 50ms
    3.665 467 637  n1     hears n3: heartbeat t3 r251 promise 50ms
    3.665 467 637  n1     says to {n3}: heartbeat_ack t3 r251 promise 50ms
    3.665 469 229  n2     hears n3: heartbeat t3 r251 promise 50ms
    3.665 469 229  n2     says to {n3}: heartbeat_ack t3 r251 promise 50ms
    3.665 492 844  n3     hears n1: heartbeat_ack t3 r251 promise 50ms
    3.665 504 274  n3     hears n2: heartbeat_ack t3 r251 promise 50ms
    3.665 558 617  n0     says to {n1}: pre_vote_request t3 for t4 c12
    3.665 587 166  n1     hears n0: pre_vote_request t3 for t4 c12
    3.665 587 166  n1     says to {n0}: pre_vote_reply t3 for t4 c12 promised 49.880465ms
    3.665 617 417  n0     hears n1: pre_vote_reply t3 for t4 c12 promised 49.880465ms
    3.675 440 665  n3     says to {n0, n1, n2, n4}: heartbeat t3 r252 promise 50ms
    3.675 470 183  n2     hears n3: heartbeat t3 r252 promise 50ms
    3.675 470 183  n2     says to {n3}: heartbeat_ack t3 r252 promise 50ms
    3.675 476 375  n1     hears n3: heartbeat t3 r252 promise 50ms
    3.675 476 375  n1     says to {n3}: heartbeat_ack t3 r252 promise 50ms
    3.675 500 431  n3     hears n2: heartbeat_ack t3 r252 promise 50ms
    3.675 502 084  n3     hears n1: heartbeat_ack t3 r252 promise 50ms
    3.679 779 571  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.685 440 947  n3     says to {n0, n1, n2, n4}: heartbeat t3 r253 promise 50ms
    3.685 471 489  n2     hears n3: heartbeat t3 r253 promise 50ms
    3.685 471 489  n2     says to {n3}: heartbeat_ack t3 r253 promise 50ms
    3.685 472 500  n1     hears n3: heartbeat t3 r253 promise 50ms
    3.685 472 500  n1     says to {n3}: heartbeat_ack t3 r253 promise 50ms
    3.685 500 837  n3     hears n1: heartbeat_ack t3 r253 promise 50ms
    3.685 505 945  n3     hears n2: heartbeat_ack t3 r253 promise 50ms
    3.695 441 612  n3     says to {n0, n1, n2, n4}: heartbeat t3 r254 promise 50ms
    3.695 468 830  n1     hears n3: heartbeat t3 r254 promise 50ms
    3.695 468 830  n1     says to {n3}: heartbeat_ack t3 r254 promise 50ms
    3.695 477 223  n2     hears n3: heartbeat t3 r254 promise 50ms
    3.695 477 223  n2     says to {n3}: heartbeat_ack t3 r254 promise 50ms
    3.695 503 041  n3     hears n1: heartbeat_ack t3 r254 promise 50ms
    3.695 507 128  n3     hears n2: heartbeat_ack t3 r254 promise 50ms
    3.695 779 693  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.705 441 940  n3     says to {n0, n1, n2, n4}: heartbeat t3 r255 promise 50ms
    3.705 470 318  n1     hears n3: heartbeat t3 r255 promise 50ms
    3.705 470 318  n1     says to {n3}: heartbeat_ack t3 r255 promise 50ms
    3.705 471 319  n2     hears n3: heartbeat t3 r255 promise 50ms
    3.705 471 319  n2     says to {n3}: heartbeat_ack t3 r255 promise 50ms
    3.705 501 438  n3     hears n2: heartbeat_ack t3 r255 promise 50ms
    3.705 503 281  n3     hears n1: heartbeat_ack t3 r255 promise 50ms
    3.711 779 640  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c12
    3.715 442 730  n3     says to {n0, n1, n2, n4}: heartbeat t3 r256 promise 50ms
    3.715 473 963  n2     hears n3: heartbeat t3 r256 promise 50ms
    3.715 473 963  n2     says to {n3}: heartbeat_ack t3 r256 promise 50ms
    3.715 474 907  n1     hears n3: heartbeat t3 r256 promise 50ms
    3.715 474 907  n1     says to {n3}: heartbeat_ack t3 r256 promise 50ms
    3.715 508 226  n3     hears n1: heartbeat_ack t3 r256 promise 50ms
    3.715 511 420  n3     hears n2: heartbeat_ack t3 r256 promise 50ms
    3.715 549 518  n0     says to {n1}: pre_vote_request t3 for t4 c12
    3.715 581 632  n1     hears n0: pre_vote_request t3 for t4 c12
    3.715 581 632  n1     says to {n0}: pre_vote_reply t3 for t4 c12 promised 49.893269ms
    3.715 610 905  n0     hears n1: pre_vote_reply t3 for t4 c12 promised 49.893269ms
    3.720 779 557  n0   drops its campaign for term 4: its time is up
    3.725 442 781  n3     says to {n0, n1, n2, n4}: heartbeat t3 r257 promise 50ms
    3.725 477 783  n2     hears n3: heartbeat t3 r257 promise 50ms
    3.725 477 783  n2     says to {n3}: heartbeat_ack t3 r257 promise 50ms
    3.725 479 191  n1     hears n3: heartbeat t3 r257 promise 50ms
    3.725 479 191  n1     says to {n3}: heartbeat_ack t3 r257 promise 50ms
    3.725 510 561  n3     hears n2: heartbeat_ack t3 r257 promise 50ms
    3.725 513 303  n3     hears n1: heartbeat_ack t3 r257 promise 50ms
    3.735 443 660  n3     says to {n0, n1, n2, n4}: heartbeat t3 r258 promise 50ms
    3.735 469 808  n2     hears n3: heartbeat t3 r258 promise 50ms
    3.735 469 808  n2     says to {n3}: heartbeat_ack t3 r258 promise 50ms
    3.735 475 047  n1     hears n3: heartbeat t3 r258 promise 50ms
    3.735 475 047  n1     says to {n3}: heartbeat_ack t3 r258 promise 50ms
    3.735 501 491  n3     hears n2: heartbeat_ack t3 r258 promise 50ms
    3.735 506 953  n3     hears n1: heartbeat_ack t3 r258 promise 50ms
    3.745 444 118  n3     says to {n0, n1, n2, n4}: heartbeat t3 r259 promise 50ms
    3.745 473 949  n1     hears n3: heartbeat t3 r259 promise 50ms
    3.745 473 949  n1     says to {n3}: heartbeat_ack t3 r259 promise 50ms
    3.745 474 301  n2     hears n3: heartbeat t3 r259 promise 50ms
    3.745 474 301  n2     says to {n3}: heartbeat_ack t3 r259 promise 50ms
    3.745 501 991  n3     hears n2: heartbeat_ack t3 r259 promise 50ms
    3.745 508 803  n3     hears n1: heartbeat_ack t3 r259 promise 50ms
    3.755 444 297  n3     says to {n0, n1, n2, n4}: heartbeat t3 r260 promise 50ms
    3.755 471 200  n1     hears n3: heartbeat t3 r260 promise 50ms
    3.755 471 200  n1     says to {n3}: heartbeat_ack t3 r260 promise 50ms
    3.755 479 541  n2     hears n3: heartbeat t3 r260 promise 50ms
    3.755 479 541  n2     says to {n3}: heartbeat_ack t3 r260 promise 50ms
    3.755 507 652  n3     hears n1: heartbeat_ack t3 r260 promise 50ms
    3.755 515 727  n3     hears n2: heartbeat_ack t3 r260 promise 50ms
    3.756 520 498  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.756 520 498  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    3.756 551 276  n1     hears n0: pre_vote_request t3 for t4 c13
    3.756 551 276  n1     says to {n0}: pre_vote_reply t3 for t4 c13 promised 48.91987ms
    3.756 585 275  n0     hears n1: pre_vote_reply t3 for t4 c13 promised 48.91987ms
    3.757 520 786  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.759 520 661  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.763 520 777  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.765 445 167  n3     says to {n0, n1, n2, n4}: heartbeat t3 r261 promise 50ms
    3.765 473 466  n2     hears n3: heartbeat t3 r261 promise 50ms
    3.765 473 466  n2     says to {n3}: heartbeat_ack t3 r261 promise 50ms
    3.765 482 417  n1     hears n3: heartbeat t3 r261 promise 50ms
    3.765 482 417  n1     says to {n3}: heartbeat_ack t3 r261 promise 50ms
    3.765 502 843  n3     hears n2: heartbeat_ack t3 r261 promise 50ms
    3.765 515 245  n3     hears n1: heartbeat_ack t3 r261 promise 50ms
    3.771 520 542  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.775 445 555  n3     says to {n0, n1, n2, n4}: heartbeat t3 r262 promise 50ms
    3.775 472 555  n2     hears n3: heartbeat t3 r262 promise 50ms
    3.775 472 555  n2     says to {n3}: heartbeat_ack t3 r262 promise 50ms
    3.775 481 284  n1     hears n3: heartbeat t3 r262 promise 50ms
    3.775 481 284  n1     says to {n3}: heartbeat_ack t3 r262 promise 50ms
    3.775 506 092  n3     hears n2: heartbeat_ack t3 r262 promise 50ms
    3.775 509 950  n3     hears n1: heartbeat_ack t3 r262 promise 50ms
    3.785 446 011  n3     says to {n0, n1, n2, n4}: heartbeat t3 r263 promise 50ms
    3.785 475 999  n1     hears n3: heartbeat t3 r263 promise 50ms
    3.785 475 999  n1     says to {n3}: heartbeat_ack t3 r263 promise 50ms
    3.785 479 678  n2     hears n3: heartbeat t3 r263 promise 50ms
    3.785 479 678  n2     says to {n3}: heartbeat_ack t3 r263 promise 50ms
    3.785 506 019  n3     hears n2: heartbeat_ack t3 r263 promise 50ms
    3.785 510 261  n3     hears n1: heartbeat_ack t3 r263 promise 50ms
    3.787 520 618  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.795 446 757  n3     says to {n0, n1, n2, n4}: heartbeat t3 r264 promise 50ms
    3.795 475 051  n1     hears n3: heartbeat t3 r264 promise 50ms
    3.795 475 051  n1     says to {n3}: heartbeat_ack t3 r264 promise 50ms
    3.795 480 744  n2     hears n3: heartbeat t3 r264 promise 50ms
    3.795 480 744  n2     says to {n3}: heartbeat_ack t3 r264 promise 50ms
    3.795 500 387  n3     hears n1: heartbeat_ack t3 r264 promise 50ms
    3.795 509 100  n3     hears n2: heartbeat_ack t3 r264 promise 50ms
    3.803 520 818  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.805 447 255  n3     says to {n0, n1, n2, n4}: heartbeat t3 r265 promise 50ms
    3.805 473 319  n1     hears n3: heartbeat t3 r265 promise 50ms
    3.805 473 319  n1     says to {n3}: heartbeat_ack t3 r265 promise 50ms
    3.805 480 529  n2     hears n3: heartbeat t3 r265 promise 50ms
    3.805 480 529  n2     says to {n3}: heartbeat_ack t3 r265 promise 50ms
    3.805 504 657  n3     hears n1: heartbeat_ack t3 r265 promise 50ms
    3.805 507 234  n3     hears n2: heartbeat_ack t3 r265 promise 50ms
    3.805 554 860  n0     says to {n1}: pre_vote_request t3 for t4 c13
    3.805 581 723  n1     hears n0: pre_vote_request t3 for t4 c13
    3.805 581 723  n1     says to {n0}: pre_vote_reply t3 for t4 c13 promised 49.89159ms
    3.805 609 876  n0     hears n1: pre_vote_reply t3 for t4 c13 promised 49.89159ms
    3.815 447 653  n3     says to {n0, n1, n2, n4}: heartbeat t3 r266 promise 50ms
    3.815 474 619  n1     hears n3: heartbeat t3 r266 promise 50ms
    3.815 474 619  n1     says to {n3}: heartbeat_ack t3 r266 promise 50ms
    3.815 482 149  n2     hears n3: heartbeat t3 r266 promise 50ms
    3.815 482 149  n2     says to {n3}: heartbeat_ack t3 r266 promise 50ms
    3.815 509 442  n3     hears n2: heartbeat_ack t3 r266 promise 50ms
    3.815 509 888  n3     hears n1: heartbeat_ack t3 r266 promise 50ms
    3.819 520 621  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.825 447 867  n3     says to {n0, n1, n2, n4}: heartbeat t3 r267 promise 50ms
    3.825 476 974  n2     hears n3: heartbeat t3 r267 promise 50ms
    3.825 476 974  n2     says to {n3}: heartbeat_ack t3 r267 promise 50ms
    3.825 484 174  n1     hears n3: heartbeat t3 r267 promise 50ms
    3.825 484 174  n1     says to {n3}: heartbeat_ack t3 r267 promise 50ms
    3.825 510 292  n3     hears n2: heartbeat_ack t3 r267 promise 50ms
    3.825 521 127  n3     hears n1: heartbeat_ack t3 r267 promise 50ms
    3.835 448 528  n3     says to {n0, n1, n2, n4}: heartbeat t3 r268 promise 50ms
    3.835 482 895  n1     hears n3: heartbeat t3 r268 promise 50ms
    3.835 482 895  n1     says to {n3}: heartbeat_ack t3 r268 promise 50ms
    3.835 485 244  n2     hears n3: heartbeat t3 r268 promise 50ms
    3.835 485 244  n2     says to {n3}: heartbeat_ack t3 r268 promise 50ms
    3.835 510 970  n3     hears n2: heartbeat_ack t3 r268 promise 50ms
    3.835 511 332  n3     hears n1: heartbeat_ack t3 r268 promise 50ms
    3.835 520 470  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.845 449 146  n3     says to {n0, n1, n2, n4}: heartbeat t3 r269 promise 50ms
    3.845 475 909  n1     hears n3: heartbeat t3 r269 promise 50ms
    3.845 475 909  n1     says to {n3}: heartbeat_ack t3 r269 promise 50ms
    3.845 484 444  n2     hears n3: heartbeat t3 r269 promise 50ms
    3.845 484 444  n2     says to {n3}: heartbeat_ack t3 r269 promise 50ms
    3.845 501 582  n3     hears n1: heartbeat_ack t3 r269 promise 50ms
    3.845 512 277  n3     hears n2: heartbeat_ack t3 r269 promise 50ms
    3.851 520 720  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.855 449 325  n3     says to {n0, n1, n2, n4}: heartbeat t3 r270 promise 50ms
    3.855 478 613  n2     hears n3: heartbeat t3 r270 promise 50ms
    3.855 478 613  n2     says to {n3}: heartbeat_ack t3 r270 promise 50ms
    3.855 481 605  n1     hears n3: heartbeat t3 r270 promise 50ms
    3.855 481 605  n1     says to {n3}: heartbeat_ack t3 r270 promise 50ms
    3.855 511 221  n3     hears n2: heartbeat_ack t3 r270 promise 50ms
    3.855 515 261  n3     hears n1: heartbeat_ack t3 r270 promise 50ms
    3.855 552 527  n0     says to {n1}: pre_vote_request t3 for t4 c13
    3.855 583 441  n1     hears n0: pre_vote_request t3 for t4 c13
    3.855 583 441  n1     says to {n0}: pre_vote_reply t3 for t4 c13 promised 49.898159ms
    3.855 615 779  n0     hears n1: pre_vote_reply t3 for t4 c13 promised 49.898159ms
    3.865 450 085  n3     says to {n0, n1, n2, n4}: heartbeat t3 r271 promise 50ms
    3.865 480 549  n2     hears n3: heartbeat t3 r271 promise 50ms
    3.865 480 549  n2     says to {n3}: heartbeat_ack t3 r271 promise 50ms
    3.865 483 890  n1     hears n3: heartbeat t3 r271 promise 50ms
    3.865 483 890  n1     says to {n3}: heartbeat_ack t3 r271 promise 50ms
    3.865 510 066  n3     hears n2: heartbeat_ack t3 r271 promise 50ms
    3.865 518 953  n3     hears n1: heartbeat_ack t3 r271 promise 50ms
    3.867 520 550  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.875 450 665  n3     says to {n0, n1, n2, n4}: heartbeat t3 r272 promise 50ms
    3.875 482 350  n2     hears n3: heartbeat t3 r272 promise 50ms
    3.875 482 350  n2     says to {n3}: heartbeat_ack t3 r272 promise 50ms
    3.875 486 072  n1     hears n3: heartbeat t3 r272 promise 50ms
    3.875 486 072  n1     says to {n3}: heartbeat_ack t3 r272 promise 50ms
    3.875 514 855  n3     hears n2: heartbeat_ack t3 r272 promise 50ms
    3.875 517 810  n3     hears n1: heartbeat_ack t3 r272 promise 50ms
    3.883 520 541  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.885 451 054  n3     says to {n0, n1, n2, n4}: heartbeat t3 r273 promise 50ms
    3.885 482 350  n2     hears n3: heartbeat t3 r273 promise 50ms
    3.885 482 350  n2     says to {n3}: heartbeat_ack t3 r273 promise 50ms
    3.885 486 315  n1     hears n3: heartbeat t3 r273 promise 50ms
    3.885 486 315  n1     says to {n3}: heartbeat_ack t3 r273 promise 50ms
    3.885 516 138  n3     hears n2: heartbeat_ack t3 r273 promise 50ms
    3.885 518 523  n3     hears n1: heartbeat_ack t3 r273 promise 50ms
    3.895 451 483  n3     says to {n0, n1, n2, n4}: heartbeat t3 r274 promise 50ms
    3.895 482 061  n1     hears n3: heartbeat t3 r274 promise 50ms
    3.895 482 061  n1     says to {n3}: heartbeat_ack t3 r274 promise 50ms
    3.895 482 577  n2     hears n3: heartbeat t3 r274 promise 50ms
    3.895 482 577  n2     says to {n3}: heartbeat_ack t3 r274 promise 50ms
    3.895 513 589  n3     hears n1: heartbeat_ack t3 r274 promise 50ms
    3.895 517 118  n3     hears n2: heartbeat_ack t3 r274 promise 50ms
    3.899 520 854  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.905 451 775  n3     says to {n0, n1, n2, n4}: heartbeat t3 r275 promise 50ms
    3.905 484 531  n1     hears n3: heartbeat t3 r275 promise 50ms
    3.905 484 531  n1     says to {n3}: heartbeat_ack t3 r275 promise 50ms
    3.905 488 907  n2     hears n3: heartbeat t3 r275 promise 50ms
    3.905 488 907  n2     says to {n3}: heartbeat_ack t3 r275 promise 50ms
    3.905 516 860  n3     hears n1: heartbeat_ack t3 r275 promise 50ms
    3.905 521 541  n3     hears n2: heartbeat_ack t3 r275 promise 50ms
    3.905 565 539  n0     says to {n1}: pre_vote_request t3 for t4 c13
    3.905 596 436  n1     hears n0: pre_vote_request t3 for t4 c13
    3.905 596 436  n1     says to {n0}: pre_vote_reply t3 for t4 c13 promised 49.88809ms
    3.905 622 256  n0     hears n1: pre_vote_reply t3 for t4 c13 promised 49.88809ms
    3.915 452 502  n3     says to {n0, n1, n2, n4}: heartbeat t3 r276 promise 50ms
    3.915 480 698  n1     hears n3: heartbeat t3 r276 promise 50ms
    3.915 480 698  n1     says to {n3}: heartbeat_ack t3 r276 promise 50ms
    3.915 489 093  n2     hears n3: heartbeat t3 r276 promise 50ms
    3.915 489 093  n2     says to {n3}: heartbeat_ack t3 r276 promise 50ms
    3.915 514 350  n3     hears n2: heartbeat_ack t3 r276 promise 50ms
    3.915 516 291  n3     hears n1: heartbeat_ack t3 r276 promise 50ms
    3.915 520 821  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.925 453 203  n3     says to {n0, n1, n2, n4}: heartbeat t3 r277 promise 50ms
    3.925 479 801  n1     hears n3: heartbeat t3 r277 promise 50ms
    3.925 479 801  n1     says to {n3}: heartbeat_ack t3 r277 promise 50ms
    3.925 482 651  n2     hears n3: heartbeat t3 r277 promise 50ms
    3.925 482 651  n2     says to {n3}: heartbeat_ack t3 r277 promise 50ms
    3.925 511 882  n3     hears n2: heartbeat_ack t3 r277 promise 50ms
    3.925 512 069  n3     hears n1: heartbeat_ack t3 r277 promise 50ms
    3.931 520 745  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.935 453 636  n3     says to {n0, n1, n2, n4}: heartbeat t3 r278 promise 50ms
    3.935 484 794  n2     hears n3: heartbeat t3 r278 promise 50ms
    3.935 484 794  n2     says to {n3}: heartbeat_ack t3 r278 promise 50ms
    3.935 489 474  n1     hears n3: heartbeat t3 r278 promise 50ms
    3.935 489 474  n1     says to {n3}: heartbeat_ack t3 r278 promise 50ms
    3.935 515 510  n3     hears n1: heartbeat_ack t3 r278 promise 50ms
    3.935 516 544  n3     hears n2: heartbeat_ack t3 r278 promise 50ms
    3.945 454 223  n3     says to {n0, n1, n2, n4}: heartbeat t3 r279 promise 50ms
    3.945 483 437  n1     hears n3: heartbeat t3 r279 promise 50ms
    3.945 483 437  n1     says to {n3}: heartbeat_ack t3 r279 promise 50ms
    3.945 488 928  n2     hears n3: heartbeat t3 r279 promise 50ms
    3.945 488 928  n2     says to {n3}: heartbeat_ack t3 r279 promise 50ms
    3.945 510 520  n3     hears n1: heartbeat_ack t3 r279 promise 50ms
    3.945 515 384  n3     hears n2: heartbeat_ack t3 r279 promise 50ms
    3.947 520 709  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c13
    3.955 454 606  n3     says to {n0, n1, n2, n4}: heartbeat t3 r280 promise 50ms
    3.955 490 448  n1     hears n3: heartbeat t3 r280 promise 50ms
    3.955 490 448  n1     says to {n3}: heartbeat_ack t3 r280 promise 50ms
    3.955 491 944  n2     hears n3: heartbeat t3 r280 promise 50ms
    3.955 491 944  n2     says to {n3}: heartbeat_ack t3 r280 promise 50ms
    3.955 518 250  n3     hears n1: heartbeat_ack t3 r280 promise 50ms
    3.955 521 735  n3     hears n2: heartbeat_ack t3 r280 promise 50ms
    3.955 560 876  n0     says to {n1}: pre_vote_request t3 for t4 c13
    3.955 596 678  n1     hears n0: pre_vote_request t3 for t4 c13
    3.955 596 678  n1     says to {n0}: pre_vote_reply t3 for t4 c13 promised 49.893765ms
    3.955 622 612  n0     hears n1: pre_vote_reply t3 for t4 c13 promised 49.893765ms
    3.956 520 620  n0   drops its campaign for term 4: its time is up
    3.965 454 834  n3     says to {n0, n1, n2, n4}: heartbeat t3 r281 promise 50ms
    3.965 485 306  n2     hears n3: heartbeat t3 r281 promise 50ms
    3.965 485 306  n2     says to {n3}: heartbeat_ack t3 r281 promise 50ms
    3.965 488 177  n1     hears n3: heartbeat t3 r281 promise 50ms
    3.965 488 177  n1     says to {n3}: heartbeat_ack t3 r281 promise 50ms
    3.965 510 991  n3     hears n2: heartbeat_ack t3 r281 promise 50ms
    3.965 517 203  n3     hears n1: heartbeat_ack t3 r281 promise 50ms
    3.966 900 663  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c14
    3.966 900 663  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    3.966 937 309  n1     hears n0: pre_vote_request t3 for t4 c14
    3.966 937 309  n1     says to {n0}: pre_vote_reply t3 for t4 c14 promised 48.550796ms
    3.966 969 693  n0     hears n1: pre_vote_reply t3 for t4 c14 promised 48.550796ms
    3.967 900 631  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    3.969 900 417  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    3.973 900 633  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    3.975 455 565  n3     says to {n0, n1, n2, n4}: heartbeat t3 r282 promise 50ms
    3.975 485 976  n2     hears n3: heartbeat t3 r282 promise 50ms
    3.975 485 976  n2     says to {n3}: heartbeat_ack t3 r282 promise 50ms
    3.975 486 559  n1     hears n3: heartbeat t3 r282 promise 50ms
    3.975 486 559  n1     says to {n3}: heartbeat_ack t3 r282 promise 50ms
    3.975 517 357  n3     hears n1: heartbeat_ack t3 r282 promise 50ms
    3.975 522 987  n3     hears n2: heartbeat_ack t3 r282 promise 50ms
    3.981 900 533  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    3.985 456 192  n3     says to {n0, n1, n2, n4}: heartbeat t3 r283 promise 50ms
    3.985 484 232  n1     hears n3: heartbeat t3 r283 promise 50ms
    3.985 484 232  n1     says to {n3}: heartbeat_ack t3 r283 promise 50ms
    3.985 486 456  n2     hears n3: heartbeat t3 r283 promise 50ms
    3.985 486 456  n2     says to {n3}: heartbeat_ack t3 r283 promise 50ms
    3.985 511 914  n3     hears n2: heartbeat_ack t3 r283 promise 50ms
    3.985 516 234  n3     hears n1: heartbeat_ack t3 r283 promise 50ms
    3.995 456 363  n3     says to {n0, n1, n2, n4}: heartbeat t3 r284 promise 50ms
    3.995 487 744  n1     hears n3: heartbeat t3 r284 promise 50ms
    3.995 487 744  n1     says to {n3}: heartbeat_ack t3 r284 promise 50ms
    3.995 489 002  n2     hears n3: heartbeat t3 r284 promise 50ms
    3.995 489 002  n2     says to {n3}: heartbeat_ack t3 r284 promise 50ms
    3.995 514 993  n3     hears n1: heartbeat_ack t3 r284 promise 50ms
    3.995 522 974  n3     hears n2: heartbeat_ack t3 r284 promise 50ms
    3.997 900 500  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.005 456 898  n3     says to {n0, n1, n2, n4}: heartbeat t3 r285 promise 50ms
    4.005 489 095  n1     hears n3: heartbeat t3 r285 promise 50ms
    4.005 489 095  n1     says to {n3}: heartbeat_ack t3 r285 promise 50ms
    4.005 493 794  n2     hears n3: heartbeat t3 r285 promise 50ms
    4.005 493 794  n2     says to {n3}: heartbeat_ack t3 r285 promise 50ms
    4.005 519 939  n3     hears n2: heartbeat_ack t3 r285 promise 50ms
    4.005 525 713  n3     hears n1: heartbeat_ack t3 r285 promise 50ms
    4.013 900 635  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.015 457 642  n3     says to {n0, n1, n2, n4}: heartbeat t3 r286 promise 50ms
    4.015 487 260  n2     hears n3: heartbeat t3 r286 promise 50ms
    4.015 487 260  n2     says to {n3}: heartbeat_ack t3 r286 promise 50ms
    4.015 494 839  n1     hears n3: heartbeat t3 r286 promise 50ms
    4.015 494 839  n1     says to {n3}: heartbeat_ack t3 r286 promise 50ms
    4.015 523 699  n3     hears n2: heartbeat_ack t3 r286 promise 50ms
    4.015 528 223  n3     hears n1: heartbeat_ack t3 r286 promise 50ms
    4.015 570 457  n0     says to {n1}: pre_vote_request t3 for t4 c14
    4.015 607 710  n1     hears n0: pre_vote_request t3 for t4 c14
    4.015 607 710  n1     says to {n0}: pre_vote_reply t3 for t4 c14 promised 49.887123ms
    4.015 638 718  n0     hears n1: pre_vote_reply t3 for t4 c14 promised 49.887123ms
    4.025 457 903  n3     says to {n0, n1, n2, n4}: heartbeat t3 r287 promise 50ms
    4.025 487 183  n1     hears n3: heartbeat t3 r287 promise 50ms
    4.025 487 183  n1     says to {n3}: heartbeat_ack t3 r287 promise 50ms
    4.025 492 101  n2     hears n3: heartbeat t3 r287 promise 50ms
    4.025 492 101  n2     says to {n3}: heartbeat_ack t3 r287 promise 50ms
    4.025 518 664  n3     hears n1: heartbeat_ack t3 r287 promise 50ms
    4.025 528 448  n3     hears n2: heartbeat_ack t3 r287 promise 50ms
    4.029 900 758  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.035 458 702  n3     says to {n0, n1, n2, n4}: heartbeat t3 r288 promise 50ms
    4.035 487 871  n1     hears n3: heartbeat t3 r288 promise 50ms
    4.035 487 871  n1     says to {n3}: heartbeat_ack t3 r288 promise 50ms
    4.035 489 599  n2     hears n3: heartbeat t3 r288 promise 50ms
    4.035 489 599  n2     says to {n3}: heartbeat_ack t3 r288 promise 50ms
    4.035 518 994  n3     hears n1: heartbeat_ack t3 r288 promise 50ms
    4.035 526 416  n3     hears n2: heartbeat_ack t3 r288 promise 50ms
    4.045 459 253  n3     says to {n0, n1, n2, n4}: heartbeat t3 r289 promise 50ms
    4.045 484 815  n2     hears n3: heartbeat t3 r289 promise 50ms
    4.045 484 815  n2     says to {n3}: heartbeat_ack t3 r289 promise 50ms
    4.045 488 908  n1     hears n3: heartbeat t3 r289 promise 50ms
    4.045 488 908  n1     says to {n3}: heartbeat_ack t3 r289 promise 50ms
    4.045 515 422  n3     hears n2: heartbeat_ack t3 r289 promise 50ms
    4.045 518 261  n3     hears n1: heartbeat_ack t3 r289 promise 50ms
    4.045 900 791  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.055 459 494  n3     says to {n0, n1, n2, n4}: heartbeat t3 r290 promise 50ms
    4.055 485 164  n1     hears n3: heartbeat t3 r290 promise 50ms
    4.055 485 164  n1     says to {n3}: heartbeat_ack t3 r290 promise 50ms
    4.055 495 794  n2     hears n3: heartbeat t3 r290 promise 50ms
    4.055 495 794  n2     says to {n3}: heartbeat_ack t3 r290 promise 50ms
    4.055 521 657  n3     hears n1: heartbeat_ack t3 r290 promise 50ms
    4.055 524 585  n3     hears n2: heartbeat_ack t3 r290 promise 50ms
    4.061 900 629  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.065 460 237  n3     says to {n0, n1, n2, n4}: heartbeat t3 r291 promise 50ms
    4.065 488 089  n2     hears n3: heartbeat t3 r291 promise 50ms
    4.065 488 089  n2     says to {n3}: heartbeat_ack t3 r291 promise 50ms
    4.065 496 374  n1     hears n3: heartbeat t3 r291 promise 50ms
    4.065 496 374  n1     says to {n3}: heartbeat_ack t3 r291 promise 50ms
    4.065 520 667  n3     hears n2: heartbeat_ack t3 r291 promise 50ms
    4.065 531 426  n3     hears n1: heartbeat_ack t3 r291 promise 50ms
    4.065 577 404  n0     says to {n1}: pre_vote_request t3 for t4 c14
    4.065 608 069  n1     hears n0: pre_vote_request t3 for t4 c14
    4.065 608 069  n1     says to {n0}: pre_vote_reply t3 for t4 c14 promised 49.888299ms
    4.065 642 270  n0     hears n1: pre_vote_reply t3 for t4 c14 promised 49.888299ms
    4.075 460 293  n3     says to {n0, n1, n2, n4}: heartbeat t3 r292 promise 50ms
    4.075 485 683  n1     hears n3: heartbeat t3 r292 promise 50ms
    4.075 485 683  n1     says to {n3}: heartbeat_ack t3 r292 promise 50ms
    4.075 488 153  n2     hears n3: heartbeat t3 r292 promise 50ms
    4.075 488 153  n2     says to {n3}: heartbeat_ack t3 r292 promise 50ms
    4.075 511 225  n3     hears n1: heartbeat_ack t3 r292 promise 50ms
    4.075 517 854  n3     hears n2: heartbeat_ack t3 r292 promise 50ms
    4.077 900 611  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.085 460 964  n3     says to {n0, n1, n2, n4}: heartbeat t3 r293 promise 50ms
    4.085 491 085  n2     hears n3: heartbeat t3 r293 promise 50ms
    4.085 491 085  n2     says to {n3}: heartbeat_ack t3 r293 promise 50ms
    4.085 493 567  n1     hears n3: heartbeat t3 r293 promise 50ms
    4.085 493 567  n1     says to {n3}: heartbeat_ack t3 r293 promise 50ms
    4.085 519 709  n3     hears n2: heartbeat_ack t3 r293 promise 50ms
    4.085 520 949  n3     hears n1: heartbeat_ack t3 r293 promise 50ms
    4.093 900 825  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.095 461 438  n3     says to {n0, n1, n2, n4}: heartbeat t3 r294 promise 50ms
    4.095 491 276  n1     hears n3: heartbeat t3 r294 promise 50ms
    4.095 491 276  n1     says to {n3}: heartbeat_ack t3 r294 promise 50ms
    4.095 496 616  n2     hears n3: heartbeat t3 r294 promise 50ms
    4.095 496 616  n2     says to {n3}: heartbeat_ack t3 r294 promise 50ms
    4.095 528 354  n3     hears n1: heartbeat_ack t3 r294 promise 50ms
    4.095 532 130  n3     hears n2: heartbeat_ack t3 r294 promise 50ms
    4.105 461 988  n3     says to {n0, n1, n2, n4}: heartbeat t3 r295 promise 50ms
    4.105 495 096  n2     hears n3: heartbeat t3 r295 promise 50ms
    4.105 495 096  n2     says to {n3}: heartbeat_ack t3 r295 promise 50ms
    4.105 498 650  n1     hears n3: heartbeat t3 r295 promise 50ms
    4.105 498 650  n1     says to {n3}: heartbeat_ack t3 r295 promise 50ms
    4.105 531 647  n3     hears n1: heartbeat_ack t3 r295 promise 50ms
    4.105 531 691  n3     hears n2: heartbeat_ack t3 r295 promise 50ms
    4.109 900 614  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.115 462 423  n3     says to {n0, n1, n2, n4}: heartbeat t3 r296 promise 50ms
    4.115 488 808  n1     hears n3: heartbeat t3 r296 promise 50ms
    4.115 488 808  n1     says to {n3}: heartbeat_ack t3 r296 promise 50ms
    4.115 497 329  n2     hears n3: heartbeat t3 r296 promise 50ms
    4.115 497 329  n2     says to {n3}: heartbeat_ack t3 r296 promise 50ms
    4.115 524 158  n3     hears n1: heartbeat_ack t3 r296 promise 50ms
    4.115 525 154  n3     hears n2: heartbeat_ack t3 r296 promise 50ms
    4.115 581 720  n0     says to {n1}: pre_vote_request t3 for t4 c14
    4.115 615 489  n1     hears n0: pre_vote_request t3 for t4 c14
    4.115 615 489  n1     says to {n0}: pre_vote_reply t3 for t4 c14 promised 49.873313ms
    4.115 647 536  n0     hears n1: pre_vote_reply t3 for t4 c14 promised 49.873313ms
    4.125 463 147  n3     says to {n0, n1, n2, n4}: heartbeat t3 r297 promise 50ms
    4.125 492 888  n1     hears n3: heartbeat t3 r297 promise 50ms
    4.125 492 888  n1     says to {n3}: heartbeat_ack t3 r297 promise 50ms
    4.125 497 286  n2     hears n3: heartbeat t3 r297 promise 50ms
    4.125 497 286  n2     says to {n3}: heartbeat_ack t3 r297 promise 50ms
    4.125 522 461  n3     hears n1: heartbeat_ack t3 r297 promise 50ms
    4.125 526 147  n3     hears n2: heartbeat_ack t3 r297 promise 50ms
    4.125 900 526  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.135 463 594  n3     says to {n0, n1, n2, n4}: heartbeat t3 r298 promise 50ms
    4.135 493 506  n1     hears n3: heartbeat t3 r298 promise 50ms
    4.135 493 506  n1     says to {n3}: heartbeat_ack t3 r298 promise 50ms
    4.135 496 726  n2     hears n3: heartbeat t3 r298 promise 50ms
    4.135 496 726  n2     says to {n3}: heartbeat_ack t3 r298 promise 50ms
    4.135 524 996  n3     hears n2: heartbeat_ack t3 r298 promise 50ms
    4.135 529 597  n3     hears n1: heartbeat_ack t3 r298 promise 50ms
    4.141 900 697  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.145 463 997  n3     says to {n0, n1, n2, n4}: heartbeat t3 r299 promise 50ms
    4.145 490 070  n2     hears n3: heartbeat t3 r299 promise 50ms
    4.145 490 070  n2     says to {n3}: heartbeat_ack t3 r299 promise 50ms
    4.145 499 721  n1     hears n3: heartbeat t3 r299 promise 50ms
    4.145 499 721  n1     says to {n3}: heartbeat_ack t3 r299 promise 50ms
    4.145 515 711  n3     hears n2: heartbeat_ack t3 r299 promise 50ms
    4.145 529 280  n3     hears n1: heartbeat_ack t3 r299 promise 50ms
    4.155 464 460  n3     says to {n0, n1, n2, n4}: heartbeat t3 r300 promise 50ms
    4.155 492 438  n2     hears n3: heartbeat t3 r300 promise 50ms
    4.155 492 438  n2     says to {n3}: heartbeat_ack t3 r300 promise 50ms
    4.155 500 353  n1     hears n3: heartbeat t3 r300 promise 50ms
    4.155 500 353  n1     says to {n3}: heartbeat_ack t3 r300 promise 50ms
    4.155 518 714  n3     hears n2: heartbeat_ack t3 r300 promise 50ms
    4.155 526 060  n3     hears n1: heartbeat_ack t3 r300 promise 50ms
    4.157 900 751  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c14
    4.165 465 187  n3     says to {n0, n1, n2, n4}: heartbeat t3 r301 promise 50ms
    4.165 496 777  n1     hears n3: heartbeat t3 r301 promise 50ms
    4.165 496 777  n1     says to {n3}: heartbeat_ack t3 r301 promise 50ms
    4.165 499 232  n2     hears n3: heartbeat t3 r301 promise 50ms
    4.165 499 232  n2     says to {n3}: heartbeat_ack t3 r301 promise 50ms
    4.165 529 176  n3     hears n1: heartbeat_ack t3 r301 promise 50ms
    4.165 533 184  n3     hears n2: heartbeat_ack t3 r301 promise 50ms
    4.165 572 459  n0     says to {n1}: pre_vote_request t3 for t4 c14
    4.165 603 127  n1     hears n0: pre_vote_request t3 for t4 c14
    4.165 603 127  n1     says to {n0}: pre_vote_reply t3 for t4 c14 promised 49.893644ms
    4.165 634 997  n0     hears n1: pre_vote_reply t3 for t4 c14 promised 49.893644ms
    4.166 900 864  n0   drops its campaign for term 4: its time is up
    4.175 465 485  n3     says to {n0, n1, n2, n4}: heartbeat t3 r302 promise 50ms
    4.175 492 051  n1     hears n3: heartbeat t3 r302 promise 50ms
    4.175 492 051  n1     says to {n3}: heartbeat_ack t3 r302 promise 50ms
    4.175 493 160  n2     hears n3: heartbeat t3 r302 promise 50ms
    4.175 493 160  n2     says to {n3}: heartbeat_ack t3 r302 promise 50ms
    4.175 520 930  n3     hears n1: heartbeat_ack t3 r302 promise 50ms
    4.175 522 389  n3     hears n2: heartbeat_ack t3 r302 promise 50ms
    4.185 466 119  n3     says to {n0, n1, n2, n4}: heartbeat t3 r303 promise 50ms
    4.185 497 582  n2     hears n3: heartbeat t3 r303 promise 50ms
    4.185 497 582  n2     says to {n3}: heartbeat_ack t3 r303 promise 50ms
    4.185 501 866  n1     hears n3: heartbeat t3 r303 promise 50ms
    4.185 501 866  n1     says to {n3}: heartbeat_ack t3 r303 promise 50ms
    4.185 533 196  n3     hears n2: heartbeat_ack t3 r303 promise 50ms
    4.185 535 808  n3     hears n1: heartbeat_ack t3 r303 promise 50ms
    4.195 466 462  n3     says to {n0, n1, n2, n4}: heartbeat t3 r304 promise 50ms
    4.195 493 572  n1     hears n3: heartbeat t3 r304 promise 50ms
    4.195 493 572  n1     says to {n3}: heartbeat_ack t3 r304 promise 50ms
    4.195 495 742  n2     hears n3: heartbeat t3 r304 promise 50ms
    4.195 495 742  n2     says to {n3}: heartbeat_ack t3 r304 promise 50ms
    4.195 521 957  n3     hears n1: heartbeat_ack t3 r304 promise 50ms
    4.195 524 667  n3     hears n2: heartbeat_ack t3 r304 promise 50ms
    4.201 074 511  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.201 074 511  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    4.201 107 727  n1     hears n0: pre_vote_request t3 for t4 c15
    4.201 107 727  n1     says to {n0}: pre_vote_reply t3 for t4 c15 promised 44.385564ms
    4.201 133 364  n0     hears n1: pre_vote_reply t3 for t4 c15 promised 44.385564ms
    4.202 074 539  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.204 074 432  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.205 467 097  n3     says to {n0, n1, n2, n4}: heartbeat t3 r305 promise 50ms
    4.205 500 029  n1     hears n3: heartbeat t3 r305 promise 50ms
    4.205 500 029  n1     says to {n3}: heartbeat_ack t3 r305 promise 50ms
    4.205 502 722  n2     hears n3: heartbeat t3 r305 promise 50ms
    4.205 502 722  n2     says to {n3}: heartbeat_ack t3 r305 promise 50ms
    4.205 527 846  n3     hears n2: heartbeat_ack t3 r305 promise 50ms
    4.205 528 342  n3     hears n1: heartbeat_ack t3 r305 promise 50ms
    4.208 074 604  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.215 467 644  n3     says to {n0, n1, n2, n4}: heartbeat t3 r306 promise 50ms
    4.215 493 415  n2     hears n3: heartbeat t3 r306 promise 50ms
    4.215 493 415  n2     says to {n3}: heartbeat_ack t3 r306 promise 50ms
    4.215 499 772  n1     hears n3: heartbeat t3 r306 promise 50ms
    4.215 499 772  n1     says to {n3}: heartbeat_ack t3 r306 promise 50ms
    4.215 528 271  n3     hears n2: heartbeat_ack t3 r306 promise 50ms
    4.215 529 480  n3     hears n1: heartbeat_ack t3 r306 promise 50ms
    4.216 074 544  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.225 467 815  n3     says to {n0, n1, n2, n4}: heartbeat t3 r307 promise 50ms
    4.225 493 764  n2     hears n3: heartbeat t3 r307 promise 50ms
    4.225 493 764  n2     says to {n3}: heartbeat_ack t3 r307 promise 50ms
    4.225 496 936  n1     hears n3: heartbeat t3 r307 promise 50ms
    4.225 496 936  n1     says to {n3}: heartbeat_ack t3 r307 promise 50ms
    4.225 529 119  n3     hears n1: heartbeat_ack t3 r307 promise 50ms
    4.225 530 853  n3     hears n2: heartbeat_ack t3 r307 promise 50ms
    4.232 074 856  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.235 468 485  n3     says to {n0, n1, n2, n4}: heartbeat t3 r308 promise 50ms
    4.235 497 033  n2     hears n3: heartbeat t3 r308 promise 50ms
    4.235 497 033  n2     says to {n3}: heartbeat_ack t3 r308 promise 50ms
    4.235 501 219  n1     hears n3: heartbeat t3 r308 promise 50ms
    4.235 501 219  n1     says to {n3}: heartbeat_ack t3 r308 promise 50ms
    4.235 522 810  n3     hears n2: heartbeat_ack t3 r308 promise 50ms
    4.235 527 057  n3     hears n1: heartbeat_ack t3 r308 promise 50ms
    4.245 468 877  n3     says to {n0, n1, n2, n4}: heartbeat t3 r309 promise 50ms
    4.245 501 322  n2     hears n3: heartbeat t3 r309 promise 50ms
    4.245 501 322  n2     says to {n3}: heartbeat_ack t3 r309 promise 50ms
    4.245 505 671  n1     hears n3: heartbeat t3 r309 promise 50ms
    4.245 505 671  n1     says to {n3}: heartbeat_ack t3 r309 promise 50ms
    4.245 528 566  n3     hears n2: heartbeat_ack t3 r309 promise 50ms
    4.245 533 940  n3     hears n1: heartbeat_ack t3 r309 promise 50ms
    4.245 563 396  n0     says to {n1}: pre_vote_request t3 for t4 c15
    4.245 591 641  n1     hears n0: pre_vote_request t3 for t4 c15
    4.245 591 641  n1     says to {n0}: pre_vote_reply t3 for t4 c15 promised 49.914026ms
    4.245 625 939  n0     hears n1: pre_vote_reply t3 for t4 c15 promised 49.914026ms
    4.248 074 799  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.255 469 765  n3     says to {n0, n1, n2, n4}: heartbeat t3 r310 promise 50ms
    4.255 497 797  n1     hears n3: heartbeat t3 r310 promise 50ms
    4.255 497 797  n1     says to {n3}: heartbeat_ack t3 r310 promise 50ms
    4.255 499 262  n2     hears n3: heartbeat t3 r310 promise 50ms
    4.255 499 262  n2     says to {n3}: heartbeat_ack t3 r310 promise 50ms
    4.255 528 223  n3     hears n1: heartbeat_ack t3 r310 promise 50ms
    4.255 530 894  n3     hears n2: heartbeat_ack t3 r310 promise 50ms
    4.264 074 648  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.265 470 015  n3     says to {n0, n1, n2, n4}: heartbeat t3 r311 promise 50ms
    4.265 501 227  n2     hears n3: heartbeat t3 r311 promise 50ms
    4.265 501 227  n2     says to {n3}: heartbeat_ack t3 r311 promise 50ms
    4.265 506 774  n1     hears n3: heartbeat t3 r311 promise 50ms
    4.265 506 774  n1     says to {n3}: heartbeat_ack t3 r311 promise 50ms
    4.265 532 196  n3     hears n1: heartbeat_ack t3 r311 promise 50ms
    4.265 535 468  n3     hears n2: heartbeat_ack t3 r311 promise 50ms
    4.275 470 696  n3     says to {n0, n1, n2, n4}: heartbeat t3 r312 promise 50ms
    4.275 503 358  n2     hears n3: heartbeat t3 r312 promise 50ms
    4.275 503 358  n2     says to {n3}: heartbeat_ack t3 r312 promise 50ms
    4.275 503 411  n1     hears n3: heartbeat t3 r312 promise 50ms
    4.275 503 411  n1     says to {n3}: heartbeat_ack t3 r312 promise 50ms
    4.275 529 309  n3     hears n1: heartbeat_ack t3 r312 promise 50ms
    4.275 536 569  n3     hears n2: heartbeat_ack t3 r312 promise 50ms
    4.280 074 429  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.285 471 169  n3     says to {n0, n1, n2, n4}: heartbeat t3 r313 promise 50ms
    4.285 501 221  n2     hears n3: heartbeat t3 r313 promise 50ms
    4.285 501 221  n2     says to {n3}: heartbeat_ack t3 r313 promise 50ms
    4.285 506 365  n1     hears n3: heartbeat t3 r313 promise 50ms
    4.285 506 365  n1     says to {n3}: heartbeat_ack t3 r313 promise 50ms
    4.285 527 116  n3     hears n2: heartbeat_ack t3 r313 promise 50ms
    4.285 542 091  n3     hears n1: heartbeat_ack t3 r313 promise 50ms
    4.295 471 452  n3     says to {n0, n1, n2, n4}: heartbeat t3 r314 promise 50ms
    4.295 497 121  n2     hears n3: heartbeat t3 r314 promise 50ms
    4.295 497 121  n2     says to {n3}: heartbeat_ack t3 r314 promise 50ms
    4.295 498 976  n1     hears n3: heartbeat t3 r314 promise 50ms
    4.295 498 976  n1     says to {n3}: heartbeat_ack t3 r314 promise 50ms
    4.295 528 505  n3     hears n2: heartbeat_ack t3 r314 promise 50ms
    4.295 535 553  n3     hears n1: heartbeat_ack t3 r314 promise 50ms
    4.295 590 852  n0     says to {n1}: pre_vote_request t3 for t4 c15
    4.295 616 320  n1     hears n0: pre_vote_request t3 for t4 c15
    4.295 616 320  n1     says to {n0}: pre_vote_reply t3 for t4 c15 promised 49.88265ms
    4.295 649 486  n0     hears n1: pre_vote_reply t3 for t4 c15 promised 49.88265ms
    4.296 074 893  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.305 472 066  n3     says to {n0, n1, n2, n4}: heartbeat t3 r315 promise 50ms
    4.305 497 330  n1     hears n3: heartbeat t3 r315 promise 50ms
    4.305 497 330  n1     says to {n3}: heartbeat_ack t3 r315 promise 50ms
    4.305 503 092  n2     hears n3: heartbeat t3 r315 promise 50ms
    4.305 503 092  n2     says to {n3}: heartbeat_ack t3 r315 promise 50ms
    4.305 530 026  n3     hears n2: heartbeat_ack t3 r315 promise 50ms
    4.305 530 598  n3     hears n1: heartbeat_ack t3 r315 promise 50ms
    4.312 074 749  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.315 472 488  n3     says to {n0, n1, n2, n4}: heartbeat t3 r316 promise 50ms
    4.315 499 083  n2     hears n3: heartbeat t3 r316 promise 50ms
    4.315 499 083  n2     says to {n3}: heartbeat_ack t3 r316 promise 50ms
    4.315 502 862  n1     hears n3: heartbeat t3 r316 promise 50ms
    4.315 502 862  n1     says to {n3}: heartbeat_ack t3 r316 promise 50ms
    4.315 532 142  n3     hears n2: heartbeat_ack t3 r316 promise 50ms
    4.315 533 145  n3     hears n1: heartbeat_ack t3 r316 promise 50ms
    4.325 473 132  n3     says to {n0, n1, n2, n4}: heartbeat t3 r317 promise 50ms
    4.325 500 051  n2     hears n3: heartbeat t3 r317 promise 50ms
    4.325 500 051  n2     says to {n3}: heartbeat_ack t3 r317 promise 50ms
    4.325 501 047  n1     hears n3: heartbeat t3 r317 promise 50ms
    4.325 501 047  n1     says to {n3}: heartbeat_ack t3 r317 promise 50ms
    4.325 529 556  n3     hears n2: heartbeat_ack t3 r317 promise 50ms
    4.325 529 905  n3     hears n1: heartbeat_ack t3 r317 promise 50ms
    4.328 074 475  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.335 473 385  n3     says to {n0, n1, n2, n4}: heartbeat t3 r318 promise 50ms
    4.335 509 232  n2     hears n3: heartbeat t3 r318 promise 50ms
    4.335 509 232  n2     says to {n3}: heartbeat_ack t3 r318 promise 50ms
    4.335 510 570  n1     hears n3: heartbeat t3 r318 promise 50ms
    4.335 510 570  n1     says to {n3}: heartbeat_ack t3 r318 promise 50ms
    4.335 545 945  n3     hears n2: heartbeat_ack t3 r318 promise 50ms
    4.335 547 266  n3     hears n1: heartbeat_ack t3 r318 promise 50ms
    4.344 074 658  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.345 474 216  n3     says to {n0, n1, n2, n4}: heartbeat t3 r319 promise 50ms
    4.345 506 770  n1     hears n3: heartbeat t3 r319 promise 50ms
    4.345 506 770  n1     says to {n3}: heartbeat_ack t3 r319 promise 50ms
    4.345 511 369  n2     hears n3: heartbeat t3 r319 promise 50ms
    4.345 511 369  n2     says to {n3}: heartbeat_ack t3 r319 promise 50ms
    4.345 541 640  n3     hears n2: heartbeat_ack t3 r319 promise 50ms
    4.345 543 024  n3     hears n1: heartbeat_ack t3 r319 promise 50ms
    4.345 583 761  n0     says to {n1}: pre_vote_request t3 for t4 c15
    4.345 614 716  n1     hears n0: pre_vote_request t3 for t4 c15
    4.345 614 716  n1     says to {n0}: pre_vote_reply t3 for t4 c15 promised 49.892049ms
    4.345 640 260  n0     hears n1: pre_vote_reply t3 for t4 c15 promised 49.892049ms
    4.355 474 620  n3     says to {n0, n1, n2, n4}: heartbeat t3 r320 promise 50ms
    4.355 507 625  n2     hears n3: heartbeat t3 r320 promise 50ms
    4.355 507 625  n2     says to {n3}: heartbeat_ack t3 r320 promise 50ms
    4.355 508 307  n1     hears n3: heartbeat t3 r320 promise 50ms
    4.355 508 307  n1     says to {n3}: heartbeat_ack t3 r320 promise 50ms
    4.355 532 965  n3     hears n2: heartbeat_ack t3 r320 promise 50ms
    4.355 533 784  n3     hears n1: heartbeat_ack t3 r320 promise 50ms
    4.360 074 772  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.365 474 880  n3     says to {n0, n1, n2, n4}: heartbeat t3 r321 promise 50ms
    4.365 501 792  n2     hears n3: heartbeat t3 r321 promise 50ms
    4.365 501 792  n2     says to {n3}: heartbeat_ack t3 r321 promise 50ms
    4.365 504 112  n1     hears n3: heartbeat t3 r321 promise 50ms
    4.365 504 112  n1     says to {n3}: heartbeat_ack t3 r321 promise 50ms
    4.365 528 539  n3     hears n2: heartbeat_ack t3 r321 promise 50ms
    4.365 541 063  n3     hears n1: heartbeat_ack t3 r321 promise 50ms
    4.375 475 557  n3     says to {n0, n1, n2, n4}: heartbeat t3 r322 promise 50ms
    4.375 508 959  n1     hears n3: heartbeat t3 r322 promise 50ms
    4.375 508 959  n1     says to {n3}: heartbeat_ack t3 r322 promise 50ms
    4.375 510 491  n2     hears n3: heartbeat t3 r322 promise 50ms
    4.375 510 491  n2     says to {n3}: heartbeat_ack t3 r322 promise 50ms
    4.375 537 330  n3     hears n1: heartbeat_ack t3 r322 promise 50ms
    4.375 540 894  n3     hears n2: heartbeat_ack t3 r322 promise 50ms
    4.376 074 738  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.385 475 888  n3     says to {n0, n1, n2, n4}: heartbeat t3 r323 promise 50ms
    4.385 502 874  n1     hears n3: heartbeat t3 r323 promise 50ms
    4.385 502 874  n1     says to {n3}: heartbeat_ack t3 r323 promise 50ms
    4.385 512 023  n2     hears n3: heartbeat t3 r323 promise 50ms
    4.385 512 023  n2     says to {n3}: heartbeat_ack t3 r323 promise 50ms
    4.385 529 176  n3     hears n1: heartbeat_ack t3 r323 promise 50ms
    4.385 549 022  n3     hears n2: heartbeat_ack t3 r323 promise 50ms
    4.392 074 811  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c15
    4.395 476 642  n3     says to {n0, n1, n2, n4}: heartbeat t3 r324 promise 50ms
    4.395 508 042  n1     hears n3: heartbeat t3 r324 promise 50ms
    4.395 508 042  n1     says to {n3}: heartbeat_ack t3 r324 promise 50ms
    4.395 510 654  n2     hears n3: heartbeat t3 r324 promise 50ms
    4.395 510 654  n2     says to {n3}: heartbeat_ack t3 r324 promise 50ms
    4.395 536 431  n3     hears n1: heartbeat_ack t3 r324 promise 50ms
    4.395 548 134  n3     hears n2: heartbeat_ack t3 r324 promise 50ms
    4.395 582 832  n0     says to {n1}: pre_vote_request t3 for t4 c15
    4.395 609 503  n1     hears n0: pre_vote_request t3 for t4 c15
    4.395 609 503  n1     says to {n0}: pre_vote_reply t3 for t4 c15 promised 49.898534ms
    4.395 642 044  n0     hears n1: pre_vote_reply t3 for t4 c15 promised 49.898534ms
    4.401 074 827  n0   drops its campaign for term 4: its time is up
    4.405 476 887  n3     says to {n0, n1, n2, n4}: heartbeat t3 r325 promise 50ms
    4.405 510 621  n2     hears n3: heartbeat t3 r325 promise 50ms
    4.405 510 621  n2     says to {n3}: heartbeat_ack t3 r325 promise 50ms
    4.405 513 003  n1     hears n3: heartbeat t3 r325 promise 50ms
    4.405 513 003  n1     says to {n3}: heartbeat_ack t3 r325 promise 50ms
    4.405 545 530  n3     hears n2: heartbeat_ack t3 r325 promise 50ms
    4.405 546 395  n3     hears n1: heartbeat_ack t3 r325 promise 50ms
    4.415 477 598  n3     says to {n0, n1, n2, n4}: heartbeat t3 r326 promise 50ms
    4.415 507 999  n2     hears n3: heartbeat t3 r326 promise 50ms
    4.415 507 999  n2     says to {n3}: heartbeat_ack t3 r326 promise 50ms
    4.415 508 411  n1     hears n3: heartbeat t3 r326 promise 50ms
    4.415 508 411  n1     says to {n3}: heartbeat_ack t3 r326 promise 50ms
    4.415 533 035  n3     hears n2: heartbeat_ack t3 r326 promise 50ms
    4.415 540 419  n3     hears n1: heartbeat_ack t3 r326 promise 50ms
    4.425 478 010  n3     says to {n0, n1, n2, n4}: heartbeat t3 r327 promise 50ms
    4.425 508 104  n2     hears n3: heartbeat t3 r327 promise 50ms
    4.425 508 104  n2     says to {n3}: heartbeat_ack t3 r327 promise 50ms
    4.425 514 136  n1     hears n3: heartbeat t3 r327 promise 50ms
    4.425 514 136  n1     says to {n3}: heartbeat_ack t3 r327 promise 50ms
    4.425 536 517  n3     hears n2: heartbeat_ack t3 r327 promise 50ms
    4.425 546 671  n3     hears n1: heartbeat_ack t3 r327 promise 50ms
    4.435 478 652  n3     says to {n0, n1, n2, n4}: heartbeat t3 r328 promise 50ms
    4.435 505 351  n2     hears n3: heartbeat t3 r328 promise 50ms
    4.435 505 351  n2     says to {n3}: heartbeat_ack t3 r328 promise 50ms
    4.435 515 313  n1     hears n3: heartbeat t3 r328 promise 50ms
    4.435 515 313  n1     says to {n3}: heartbeat_ack t3 r328 promise 50ms
    4.435 541 695  n3     hears n2: heartbeat_ack t3 r328 promise 50ms
    4.435 548 312  n3     hears n1: heartbeat_ack t3 r328 promise 50ms
    4.445 479 205  n3     says to {n0, n1, n2, n4}: heartbeat t3 r329 promise 50ms
    4.445 512 826  n1     hears n3: heartbeat t3 r329 promise 50ms
    4.445 512 826  n1     says to {n3}: heartbeat_ack t3 r329 promise 50ms
    4.445 515 972  n2     hears n3: heartbeat t3 r329 promise 50ms
    4.445 515 972  n2     says to {n3}: heartbeat_ack t3 r329 promise 50ms
    4.445 538 946  n3     hears n1: heartbeat_ack t3 r329 promise 50ms
    4.445 550 570  n3     hears n2: heartbeat_ack t3 r329 promise 50ms
    4.455 479 269  n3     says to {n0, n1, n2, n4}: heartbeat t3 r330 promise 50ms
    4.455 514 270  n1     hears n3: heartbeat t3 r330 promise 50ms
    4.455 514 270  n1     says to {n3}: heartbeat_ack t3 r330 promise 50ms
    4.455 514 560  n2     hears n3: heartbeat t3 r330 promise 50ms
    4.455 514 560  n2     says to {n3}: heartbeat_ack t3 r330 promise 50ms
    4.455 540 564  n3     hears n2: heartbeat_ack t3 r330 promise 50ms
    4.455 549 847  n3     hears n1: heartbeat_ack t3 r330 promise 50ms
    4.458 010 454  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.458 010 454  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    4.458 041 080  n1     hears n0: pre_vote_request t3 for t4 c16
    4.458 041 080  n1     says to {n0}: pre_vote_reply t3 for t4 c16 promised 47.473063ms
    4.458 076 602  n0     hears n1: pre_vote_reply t3 for t4 c16 promised 47.473063ms
    4.459 010 563  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.461 010 821  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.465 010 879  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.465 479 859  n3     says to {n0, n1, n2, n4}: heartbeat t3 r331 promise 50ms
    4.465 505 857  n2     hears n3: heartbeat t3 r331 promise 50ms
    4.465 505 857  n2     says to {n3}: heartbeat_ack t3 r331 promise 50ms
    4.465 508 661  n1     hears n3: heartbeat t3 r331 promise 50ms
    4.465 508 661  n1     says to {n3}: heartbeat_ack t3 r331 promise 50ms
    4.465 534 420  n3     hears n1: heartbeat_ack t3 r331 promise 50ms
    4.465 537 755  n3     hears n2: heartbeat_ack t3 r331 promise 50ms
    4.473 010 858  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.475 480 680  n3     says to {n0, n1, n2, n4}: heartbeat t3 r332 promise 50ms
    4.475 507 774  n2     hears n3: heartbeat t3 r332 promise 50ms
    4.475 507 774  n2     says to {n3}: heartbeat_ack t3 r332 promise 50ms
    4.475 517 120  n1     hears n3: heartbeat t3 r332 promise 50ms
    4.475 517 120  n1     says to {n3}: heartbeat_ack t3 r332 promise 50ms
    4.475 542 817  n3     hears n2: heartbeat_ack t3 r332 promise 50ms
    4.475 544 962  n3     hears n1: heartbeat_ack t3 r332 promise 50ms
    4.485 480 913  n3     says to {n0, n1, n2, n4}: heartbeat t3 r333 promise 50ms
    4.485 506 601  n1     hears n3: heartbeat t3 r333 promise 50ms
    4.485 506 601  n1     says to {n3}: heartbeat_ack t3 r333 promise 50ms
    4.485 515 128  n2     hears n3: heartbeat t3 r333 promise 50ms
    4.485 515 128  n2     says to {n3}: heartbeat_ack t3 r333 promise 50ms
    4.485 541 304  n3     hears n1: heartbeat_ack t3 r333 promise 50ms
    4.485 549 936  n3     hears n2: heartbeat_ack t3 r333 promise 50ms
    4.489 010 638  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.495 481 579  n3     says to {n0, n1, n2, n4}: heartbeat t3 r334 promise 50ms
    4.495 509 954  n2     hears n3: heartbeat t3 r334 promise 50ms
    4.495 509 954  n2     says to {n3}: heartbeat_ack t3 r334 promise 50ms
    4.495 512 207  n1     hears n3: heartbeat t3 r334 promise 50ms
    4.495 512 207  n1     says to {n3}: heartbeat_ack t3 r334 promise 50ms
    4.495 538 593  n3     hears n1: heartbeat_ack t3 r334 promise 50ms
    4.495 541 096  n3     hears n2: heartbeat_ack t3 r334 promise 50ms
    4.505 010 833  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.505 482 195  n3     says to {n0, n1, n2, n4}: heartbeat t3 r335 promise 50ms
    4.505 510 720  n1     hears n3: heartbeat t3 r335 promise 50ms
    4.505 510 720  n1     says to {n3}: heartbeat_ack t3 r335 promise 50ms
    4.505 518 136  n2     hears n3: heartbeat t3 r335 promise 50ms
    4.505 518 136  n2     says to {n3}: heartbeat_ack t3 r335 promise 50ms
    4.505 538 281  n3     hears n1: heartbeat_ack t3 r335 promise 50ms
    4.505 554 750  n3     hears n2: heartbeat_ack t3 r335 promise 50ms
    4.505 598 416  n0     says to {n1}: pre_vote_request t3 for t4 c16
    4.505 627 994  n1     hears n0: pre_vote_request t3 for t4 c16
    4.505 627 994  n1     says to {n0}: pre_vote_reply t3 for t4 c16 promised 49.88272ms
    4.505 655 737  n0     hears n1: pre_vote_reply t3 for t4 c16 promised 49.88272ms
    4.515 482 575  n3     says to {n0, n1, n2, n4}: heartbeat t3 r336 promise 50ms
    4.515 512 327  n1     hears n3: heartbeat t3 r336 promise 50ms
    4.515 512 327  n1     says to {n3}: heartbeat_ack t3 r336 promise 50ms
    4.515 517 263  n2     hears n3: heartbeat t3 r336 promise 50ms
    4.515 517 263  n2     says to {n3}: heartbeat_ack t3 r336 promise 50ms
    4.515 542 743  n3     hears n2: heartbeat_ack t3 r336 promise 50ms
    4.515 542 756  n3     hears n1: heartbeat_ack t3 r336 promise 50ms
    4.521 010 625  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.525 482 933  n3     says to {n0, n1, n2, n4}: heartbeat t3 r337 promise 50ms
    4.525 510 832  n2     hears n3: heartbeat t3 r337 promise 50ms
    4.525 510 832  n2     says to {n3}: heartbeat_ack t3 r337 promise 50ms
    4.525 518 372  n1     hears n3: heartbeat t3 r337 promise 50ms
    4.525 518 372  n1     says to {n3}: heartbeat_ack t3 r337 promise 50ms
    4.525 536 789  n3     hears n2: heartbeat_ack t3 r337 promise 50ms
    4.525 555 622  n3     hears n1: heartbeat_ack t3 r337 promise 50ms
    4.535 483 398  n3     says to {n0, n1, n2, n4}: heartbeat t3 r338 promise 50ms
    4.535 513 838  n2     hears n3: heartbeat t3 r338 promise 50ms
    4.535 513 838  n2     says to {n3}: heartbeat_ack t3 r338 promise 50ms
    4.535 520 870  n1     hears n3: heartbeat t3 r338 promise 50ms
    4.535 520 870  n1     says to {n3}: heartbeat_ack t3 r338 promise 50ms
    4.535 548 099  n3     hears n2: heartbeat_ack t3 r338 promise 50ms
    4.535 554 746  n3     hears n1: heartbeat_ack t3 r338 promise 50ms
    4.537 010 888  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.545 484 227  n3     says to {n0, n1, n2, n4}: heartbeat t3 r339 promise 50ms
    4.545 516 448  n1     hears n3: heartbeat t3 r339 promise 50ms
    4.545 516 448  n1     says to {n3}: heartbeat_ack t3 r339 promise 50ms
    4.545 521 385  n2     hears n3: heartbeat t3 r339 promise 50ms
    4.545 521 385  n2     says to {n3}: heartbeat_ack t3 r339 promise 50ms
    4.545 548 259  n3     hears n2: heartbeat_ack t3 r339 promise 50ms
    4.545 551 107  n3     hears n1: heartbeat_ack t3 r339 promise 50ms
    4.553 010 598  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.555 484 415  n3     says to {n0, n1, n2, n4}: heartbeat t3 r340 promise 50ms
    4.555 517 219  n1     hears n3: heartbeat t3 r340 promise 50ms
    4.555 517 219  n1     says to {n3}: heartbeat_ack t3 r340 promise 50ms
    4.555 518 301  n2     hears n3: heartbeat t3 r340 promise 50ms
    4.555 518 301  n2     says to {n3}: heartbeat_ack t3 r340 promise 50ms
    4.555 543 272  n3     hears n1: heartbeat_ack t3 r340 promise 50ms
    4.555 545 301  n3     hears n2: heartbeat_ack t3 r340 promise 50ms
    4.555 589 636  n0     says to {n1}: pre_vote_request t3 for t4 c16
    4.555 623 071  n1     hears n0: pre_vote_request t3 for t4 c16
    4.555 623 071  n1     says to {n0}: pre_vote_reply t3 for t4 c16 promised 49.894142ms
    4.555 658 500  n0     hears n1: pre_vote_reply t3 for t4 c16 promised 49.894142ms
    4.565 484 806  n3     says to {n0, n1, n2, n4}: heartbeat t3 r341 promise 50ms
    4.565 517 223  n2     hears n3: heartbeat t3 r341 promise 50ms
    4.565 517 223  n2     says to {n3}: heartbeat_ack t3 r341 promise 50ms
    4.565 525 387  n1     hears n3: heartbeat t3 r341 promise 50ms
    4.565 525 387  n1     says to {n3}: heartbeat_ack t3 r341 promise 50ms
    4.565 545 950  n3     hears n2: heartbeat_ack t3 r341 promise 50ms
    4.565 559 250  n3     hears n1: heartbeat_ack t3 r341 promise 50ms
    4.569 010 440  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.575 485 744  n3     says to {n0, n1, n2, n4}: heartbeat t3 r342 promise 50ms
    4.575 516 586  n2     hears n3: heartbeat t3 r342 promise 50ms
    4.575 516 586  n2     says to {n3}: heartbeat_ack t3 r342 promise 50ms
    4.575 521 636  n1     hears n3: heartbeat t3 r342 promise 50ms
    4.575 521 636  n1     says to {n3}: heartbeat_ack t3 r342 promise 50ms
    4.575 546 787  n3     hears n2: heartbeat_ack t3 r342 promise 50ms
    4.575 557 059  n3     hears n1: heartbeat_ack t3 r342 promise 50ms
    4.585 010 526  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.585 486 008  n3     says to {n0, n1, n2, n4}: heartbeat t3 r343 promise 50ms
    4.585 522 607  n2     hears n3: heartbeat t3 r343 promise 50ms
    4.585 522 607  n2     says to {n3}: heartbeat_ack t3 r343 promise 50ms
    4.585 523 367  n1     hears n3: heartbeat t3 r343 promise 50ms
    4.585 523 367  n1     says to {n3}: heartbeat_ack t3 r343 promise 50ms
    4.585 550 419  n3     hears n1: heartbeat_ack t3 r343 promise 50ms
    4.585 551 990  n3     hears n2: heartbeat_ack t3 r343 promise 50ms
    4.595 486 303  n3     says to {n0, n1, n2, n4}: heartbeat t3 r344 promise 50ms
    4.595 516 792  n1     hears n3: heartbeat t3 r344 promise 50ms
    4.595 516 792  n1     says to {n3}: heartbeat_ack t3 r344 promise 50ms
    4.595 523 672  n2     hears n3: heartbeat t3 r344 promise 50ms
    4.595 523 672  n2     says to {n3}: heartbeat_ack t3 r344 promise 50ms
    4.595 549 549  n3     hears n1: heartbeat_ack t3 r344 promise 50ms
    4.595 560 567  n3     hears n2: heartbeat_ack t3 r344 promise 50ms
    4.601 010 483  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.605 487 074  n3     says to {n0, n1, n2, n4}: heartbeat t3 r345 promise 50ms
    4.605 524 076  n1     hears n3: heartbeat t3 r345 promise 50ms
    4.605 524 076  n1     says to {n3}: heartbeat_ack t3 r345 promise 50ms
    4.605 524 319  n2     hears n3: heartbeat t3 r345 promise 50ms
    4.605 524 319  n2     says to {n3}: heartbeat_ack t3 r345 promise 50ms
    4.605 550 184  n3     hears n2: heartbeat_ack t3 r345 promise 50ms
    4.605 560 726  n3     hears n1: heartbeat_ack t3 r345 promise 50ms
    4.605 604 802  n0     says to {n1}: pre_vote_request t3 for t4 c16
    4.605 630 934  n1     hears n0: pre_vote_request t3 for t4 c16
    4.605 630 934  n1     says to {n0}: pre_vote_reply t3 for t4 c16 promised 49.893137ms
    4.605 667 392  n0     hears n1: pre_vote_reply t3 for t4 c16 promised 49.893137ms
    4.615 487 652  n3     says to {n0, n1, n2, n4}: heartbeat t3 r346 promise 50ms
    4.615 514 527  n2     hears n3: heartbeat t3 r346 promise 50ms
    4.615 514 527  n2     says to {n3}: heartbeat_ack t3 r346 promise 50ms
    4.615 524 038  n1     hears n3: heartbeat t3 r346 promise 50ms
    4.615 524 038  n1     says to {n3}: heartbeat_ack t3 r346 promise 50ms
    4.615 544 095  n3     hears n2: heartbeat_ack t3 r346 promise 50ms
    4.615 556 823  n3     hears n1: heartbeat_ack t3 r346 promise 50ms
    4.617 010 790  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.625 487 875  n3     says to {n0, n1, n2, n4}: heartbeat t3 r347 promise 50ms
    4.625 516 352  n2     hears n3: heartbeat t3 r347 promise 50ms
    4.625 516 352  n2     says to {n3}: heartbeat_ack t3 r347 promise 50ms
    4.625 523 775  n1     hears n3: heartbeat t3 r347 promise 50ms
    4.625 523 775  n1     says to {n3}: heartbeat_ack t3 r347 promise 50ms
    4.625 544 549  n3     hears n2: heartbeat_ack t3 r347 promise 50ms
    4.625 557 205  n3     hears n1: heartbeat_ack t3 r347 promise 50ms
    4.633 010 407  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.635 488 457  n3     says to {n0, n1, n2, n4}: heartbeat t3 r348 promise 50ms
    4.635 514 865  n1     hears n3: heartbeat t3 r348 promise 50ms
    4.635 514 865  n1     says to {n3}: heartbeat_ack t3 r348 promise 50ms
    4.635 525 592  n2     hears n3: heartbeat t3 r348 promise 50ms
    4.635 525 592  n2     says to {n3}: heartbeat_ack t3 r348 promise 50ms
    4.635 546 808  n3     hears n1: heartbeat_ack t3 r348 promise 50ms
    4.635 555 873  n3     hears n2: heartbeat_ack t3 r348 promise 50ms
    4.645 488 945  n3     says to {n0, n1, n2, n4}: heartbeat t3 r349 promise 50ms
    4.645 520 905  n2     hears n3: heartbeat t3 r349 promise 50ms
    4.645 520 905  n2     says to {n3}: heartbeat_ack t3 r349 promise 50ms
    4.645 521 958  n1     hears n3: heartbeat t3 r349 promise 50ms
    4.645 521 958  n1     says to {n3}: heartbeat_ack t3 r349 promise 50ms
    4.645 554 002  n3     hears n2: heartbeat_ack t3 r349 promise 50ms
    4.645 557 854  n3     hears n1: heartbeat_ack t3 r349 promise 50ms
    4.649 010 642  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c16
    4.655 489 614  n3     says to {n0, n1, n2, n4}: heartbeat t3 r350 promise 50ms
    4.655 515 793  n1     hears n3: heartbeat t3 r350 promise 50ms
    4.655 515 793  n1     says to {n3}: heartbeat_ack t3 r350 promise 50ms
    4.655 524 842  n2     hears n3: heartbeat t3 r350 promise 50ms
    4.655 524 842  n2     says to {n3}: heartbeat_ack t3 r350 promise 50ms
    4.655 551 236  n3     hears n1: heartbeat_ack t3 r350 promise 50ms
    4.655 552 563  n3     hears n2: heartbeat_ack t3 r350 promise 50ms
    4.655 611 626  n0     says to {n1}: pre_vote_request t3 for t4 c16
    4.655 638 342  n1     hears n0: pre_vote_request t3 for t4 c16
    4.655 638 342  n1     says to {n0}: pre_vote_reply t3 for t4 c16 promised 49.877445ms
    4.655 671 617  n0     hears n1: pre_vote_reply t3 for t4 c16 promised 49.877445ms
    4.658 010 708  n0   drops its campaign for term 4: its time is up
    4.665 489 996  n3     says to {n0, n1, n2, n4}: heartbeat t3 r351 promise 50ms
    4.665 515 739  n2     hears n3: heartbeat t3 r351 promise 50ms
    4.665 515 739  n2     says to {n3}: heartbeat_ack t3 r351 promise 50ms
    4.665 519 346  n1     hears n3: heartbeat t3 r351 promise 50ms
    4.665 519 346  n1     says to {n3}: heartbeat_ack t3 r351 promise 50ms
    4.665 549 970  n3     hears n1: heartbeat_ack t3 r351 promise 50ms
    4.665 551 411  n3     hears n2: heartbeat_ack t3 r351 promise 50ms
    4.675 490 341  n3     says to {n0, n1, n2, n4}: heartbeat t3 r352 promise 50ms
    4.675 523 408  n2     hears n3: heartbeat t3 r352 promise 50ms
    4.675 523 408  n2     says to {n3}: heartbeat_ack t3 r352 promise 50ms
    4.675 527 244  n1     hears n3: heartbeat t3 r352 promise 50ms
    4.675 527 244  n1     says to {n3}: heartbeat_ack t3 r352 promise 50ms
    4.675 553 910  n3     hears n2: heartbeat_ack t3 r352 promise 50ms
    4.675 563 746  n3     hears n1: heartbeat_ack t3 r352 promise 50ms
    4.685 490 781  n3     says to {n0, n1, n2, n4}: heartbeat t3 r353 promise 50ms
    4.685 520 738  n1     hears n3: heartbeat t3 r353 promise 50ms
    4.685 520 738  n1     says to {n3}: heartbeat_ack t3 r353 promise 50ms
    4.685 525 176  n2     hears n3: heartbeat t3 r353 promise 50ms
    4.685 525 176  n2     says to {n3}: heartbeat_ack t3 r353 promise 50ms
    4.685 546 118  n3     hears n1: heartbeat_ack t3 r353 promise 50ms
    4.685 555 834  n3     hears n2: heartbeat_ack t3 r353 promise 50ms
    4.695 491 488  n3     says to {n0, n1, n2, n4}: heartbeat t3 r354 promise 50ms
    4.695 520 354  n1     hears n3: heartbeat t3 r354 promise 50ms
    4.695 520 354  n1     says to {n3}: heartbeat_ack t3 r354 promise 50ms
    4.695 520 889  n2     hears n3: heartbeat t3 r354 promise 50ms
    4.695 520 889  n2     says to {n3}: heartbeat_ack t3 r354 promise 50ms
    4.695 546 519  n3     hears n2: heartbeat_ack t3 r354 promise 50ms
    4.695 554 540  n3     hears n1: heartbeat_ack t3 r354 promise 50ms
    4.705 492 172  n3     says to {n0, n1, n2, n4}: heartbeat t3 r355 promise 50ms
    4.705 520 256  n2     hears n3: heartbeat t3 r355 promise 50ms
    4.705 520 256  n2     says to {n3}: heartbeat_ack t3 r355 promise 50ms
    4.705 523 518  n1     hears n3: heartbeat t3 r355 promise 50ms
    4.705 523 518  n1     says to {n3}: heartbeat_ack t3 r355 promise 50ms
    4.705 556 385  n3     hears n2: heartbeat_ack t3 r355 promise 50ms
    4.705 558 136  n3     hears n1: heartbeat_ack t3 r355 promise 50ms
    4.715 492 317  n3     says to {n0, n1, n2, n4}: heartbeat t3 r356 promise 50ms
    4.715 528 870  n1     hears n3: heartbeat t3 r356 promise 50ms
    4.715 528 870  n1     says to {n3}: heartbeat_ack t3 r356 promise 50ms
    4.715 528 979  n2     hears n3: heartbeat t3 r356 promise 50ms
    4.715 528 979  n2     says to {n3}: heartbeat_ack t3 r356 promise 50ms
    4.715 554 766  n3     hears n2: heartbeat_ack t3 r356 promise 50ms
    4.715 562 713  n3     hears n1: heartbeat_ack t3 r356 promise 50ms
    4.720 388 808  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.720 388 808  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    4.720 422 013  n1     hears n0: pre_vote_request t3 for t4 c17
    4.720 422 013  n1     says to {n0}: pre_vote_reply t3 for t4 c17 promised 45.106612ms
    4.720 448 730  n0     hears n1: pre_vote_reply t3 for t4 c17 promised 45.106612ms
    4.721 388 814  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.723 388 529  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.725 492 871  n3     says to {n0, n1, n2, n4}: heartbeat t3 r357 promise 50ms
    4.725 523 776  n1     hears n3: heartbeat t3 r357 promise 50ms
    4.725 523 776  n1     says to {n3}: heartbeat_ack t3 r357 promise 50ms
    4.725 525 015  n2     hears n3: heartbeat t3 r357 promise 50ms
    4.725 525 015  n2     says to {n3}: heartbeat_ack t3 r357 promise 50ms
    4.725 557 138  n3     hears n1: heartbeat_ack t3 r357 promise 50ms
    4.725 559 700  n3     hears n2: heartbeat_ack t3 r357 promise 50ms
    4.727 388 771  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.735 388 425  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.735 493 277  n3     says to {n0, n1, n2, n4}: heartbeat t3 r358 promise 50ms
    4.735 521 458  n1     hears n3: heartbeat t3 r358 promise 50ms
    4.735 521 458  n1     says to {n3}: heartbeat_ack t3 r358 promise 50ms
    4.735 529 723  n2     hears n3: heartbeat t3 r358 promise 50ms
    4.735 529 723  n2     says to {n3}: heartbeat_ack t3 r358 promise 50ms
    4.735 556 123  n3     hears n1: heartbeat_ack t3 r358 promise 50ms
    4.735 562 863  n3     hears n2: heartbeat_ack t3 r358 promise 50ms
    4.745 494 214  n3     says to {n0, n1, n2, n4}: heartbeat t3 r359 promise 50ms
    4.745 521 661  n2     hears n3: heartbeat t3 r359 promise 50ms
    4.745 521 661  n2     says to {n3}: heartbeat_ack t3 r359 promise 50ms
    4.745 529 056  n1     hears n3: heartbeat t3 r359 promise 50ms
    4.745 529 056  n1     says to {n3}: heartbeat_ack t3 r359 promise 50ms
    4.745 548 785  n3     hears n2: heartbeat_ack t3 r359 promise 50ms
    4.745 558 678  n3     hears n1: heartbeat_ack t3 r359 promise 50ms
    4.751 388 513  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.755 494 608  n3     says to {n0, n1, n2, n4}: heartbeat t3 r360 promise 50ms
    4.755 521 181  n2     hears n3: heartbeat t3 r360 promise 50ms
    4.755 521 181  n2     says to {n3}: heartbeat_ack t3 r360 promise 50ms
    4.755 530 091  n1     hears n3: heartbeat t3 r360 promise 50ms
    4.755 530 091  n1     says to {n3}: heartbeat_ack t3 r360 promise 50ms
    4.755 553 496  n3     hears n2: heartbeat_ack t3 r360 promise 50ms
    4.755 567 157  n3     hears n1: heartbeat_ack t3 r360 promise 50ms
    4.765 495 076  n3     says to {n0, n1, n2, n4}: heartbeat t3 r361 promise 50ms
    4.765 528 834  n1     hears n3: heartbeat t3 r361 promise 50ms
    4.765 528 834  n1     says to {n3}: heartbeat_ack t3 r361 promise 50ms
    4.765 531 531  n2     hears n3: heartbeat t3 r361 promise 50ms
    4.765 531 531  n2     says to {n3}: heartbeat_ack t3 r361 promise 50ms
    4.765 563 603  n3     hears n1: heartbeat_ack t3 r361 promise 50ms
    4.765 564 463  n3     hears n2: heartbeat_ack t3 r361 promise 50ms
    4.765 601 885  n0     says to {n1}: pre_vote_request t3 for t4 c17
    4.765 628 816  n1     hears n0: pre_vote_request t3 for t4 c17
    4.765 628 816  n1     says to {n0}: pre_vote_reply t3 for t4 c17 promised 49.900013ms
    4.765 664 052  n0     hears n1: pre_vote_reply t3 for t4 c17 promised 49.900013ms
    4.767 388 853  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.775 495 740  n3     says to {n0, n1, n2, n4}: heartbeat t3 r362 promise 50ms
    4.775 521 932  n2     hears n3: heartbeat t3 r362 promise 50ms
    4.775 521 932  n2     says to {n3}: heartbeat_ack t3 r362 promise 50ms
    4.775 528 011  n1     hears n3: heartbeat t3 r362 promise 50ms
    4.775 528 011  n1     says to {n3}: heartbeat_ack t3 r362 promise 50ms
    4.775 552 275  n3     hears n2: heartbeat_ack t3 r362 promise 50ms
    4.775 558 048  n3     hears n1: heartbeat_ack t3 r362 promise 50ms
    4.783 388 590  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.785 496 192  n3     says to {n0, n1, n2, n4}: heartbeat t3 r363 promise 50ms
    4.785 525 306  n1     hears n3: heartbeat t3 r363 promise 50ms
    4.785 525 306  n1     says to {n3}: heartbeat_ack t3 r363 promise 50ms
    4.785 528 839  n2     hears n3: heartbeat t3 r363 promise 50ms
    4.785 528 839  n2     says to {n3}: heartbeat_ack t3 r363 promise 50ms
    4.785 555 355  n3     hears n1: heartbeat_ack t3 r363 promise 50ms
    4.785 565 457  n3     hears n2: heartbeat_ack t3 r363 promise 50ms
    4.795 496 309  n3     says to {n0, n1, n2, n4}: heartbeat t3 r364 promise 50ms
    4.795 528 323  n1     hears n3: heartbeat t3 r364 promise 50ms
    4.795 528 323  n1     says to {n3}: heartbeat_ack t3 r364 promise 50ms
    4.795 530 796  n2     hears n3: heartbeat t3 r364 promise 50ms
    4.795 530 796  n2     says to {n3}: heartbeat_ack t3 r364 promise 50ms
    4.795 553 765  n3     hears n1: heartbeat_ack t3 r364 promise 50ms
    4.795 556 783  n3     hears n2: heartbeat_ack t3 r364 promise 50ms
    4.799 388 691  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.805 497 261  n3     says to {n0, n1, n2, n4}: heartbeat t3 r365 promise 50ms
    4.805 528 198  n1     hears n3: heartbeat t3 r365 promise 50ms
    4.805 528 198  n1     says to {n3}: heartbeat_ack t3 r365 promise 50ms
    4.805 530 938  n2     hears n3: heartbeat t3 r365 promise 50ms
    4.805 530 938  n2     says to {n3}: heartbeat_ack t3 r365 promise 50ms
    4.805 564 972  n3     hears n1: heartbeat_ack t3 r365 promise 50ms
    4.805 566 627  n3     hears n2: heartbeat_ack t3 r365 promise 50ms
    4.815 388 521  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.815 497 364  n3     says to {n0, n1, n2, n4}: heartbeat t3 r366 promise 50ms
    4.815 530 630  n1     hears n3: heartbeat t3 r366 promise 50ms
    4.815 530 630  n1     says to {n3}: heartbeat_ack t3 r366 promise 50ms
    4.815 532 925  n2     hears n3: heartbeat t3 r366 promise 50ms
    4.815 532 925  n2     says to {n3}: heartbeat_ack t3 r366 promise 50ms
    4.815 559 500  n3     hears n2: heartbeat_ack t3 r366 promise 50ms
    4.815 568 056  n3     hears n1: heartbeat_ack t3 r366 promise 50ms
    4.815 614 786  n0     says to {n1}: pre_vote_request t3 for t4 c17
    4.815 648 430  n1     hears n0: pre_vote_request t3 for t4 c17
    4.815 648 430  n1     says to {n0}: pre_vote_reply t3 for t4 c17 promised 49.882194ms
    4.815 678 013  n0     hears n1: pre_vote_reply t3 for t4 c17 promised 49.882194ms
    4.825 498 015  n3     says to {n0, n1, n2, n4}: heartbeat t3 r367 promise 50ms
    4.825 530 256  n1     hears n3: heartbeat t3 r367 promise 50ms
    4.825 530 256  n1     says to {n3}: heartbeat_ack t3 r367 promise 50ms
    4.825 531 916  n2     hears n3: heartbeat t3 r367 promise 50ms
    4.825 531 916  n2     says to {n3}: heartbeat_ack t3 r367 promise 50ms
    4.825 567 601  n3     hears n1: heartbeat_ack t3 r367 promise 50ms
    4.825 569 112  n3     hears n2: heartbeat_ack t3 r367 promise 50ms
    4.831 388 407  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.835 498 645  n3     says to {n0, n1, n2, n4}: heartbeat t3 r368 promise 50ms
    4.835 524 803  n2     hears n3: heartbeat t3 r368 promise 50ms
    4.835 524 803  n2     says to {n3}: heartbeat_ack t3 r368 promise 50ms
    4.835 530 966  n1     hears n3: heartbeat t3 r368 promise 50ms
    4.835 530 966  n1     says to {n3}: heartbeat_ack t3 r368 promise 50ms
    4.835 556 470  n3     hears n2: heartbeat_ack t3 r368 promise 50ms
    4.835 567 740  n3     hears n1: heartbeat_ack t3 r368 promise 50ms
    4.845 499 251  n3     says to {n0, n1, n2, n4}: heartbeat t3 r369 promise 50ms
    4.845 529 365  n1     hears n3: heartbeat t3 r369 promise 50ms
    4.845 529 365  n1     says to {n3}: heartbeat_ack t3 r369 promise 50ms
    4.845 534 912  n2     hears n3: heartbeat t3 r369 promise 50ms
    4.845 534 912  n2     says to {n3}: heartbeat_ack t3 r369 promise 50ms
    4.845 565 754  n3     hears n1: heartbeat_ack t3 r369 promise 50ms
    4.845 571 351  n3     hears n2: heartbeat_ack t3 r369 promise 50ms
    4.847 388 818  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.855 499 513  n3     says to {n0, n1, n2, n4}: heartbeat t3 r370 promise 50ms
    4.855 525 684  n1     hears n3: heartbeat t3 r370 promise 50ms
    4.855 525 684  n1     says to {n3}: heartbeat_ack t3 r370 promise 50ms
    4.855 530 373  n2     hears n3: heartbeat t3 r370 promise 50ms
    4.855 530 373  n2     says to {n3}: heartbeat_ack t3 r370 promise 50ms
    4.855 555 157  n3     hears n1: heartbeat_ack t3 r370 promise 50ms
    4.855 562 801  n3     hears n2: heartbeat_ack t3 r370 promise 50ms
    4.863 388 885  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.865 500 119  n3     says to {n0, n1, n2, n4}: heartbeat t3 r371 promise 50ms
    4.865 528 409  n2     hears n3: heartbeat t3 r371 promise 50ms
    4.865 528 409  n2     says to {n3}: heartbeat_ack t3 r371 promise 50ms
    4.865 537 064  n1     hears n3: heartbeat t3 r371 promise 50ms
    4.865 537 064  n1     says to {n3}: heartbeat_ack t3 r371 promise 50ms
    4.865 564 659  n3     hears n2: heartbeat_ack t3 r371 promise 50ms
    4.865 570 910  n3     hears n1: heartbeat_ack t3 r371 promise 50ms
    4.865 611 713  n0     says to {n1}: pre_vote_request t3 for t4 c17
    4.865 645 389  n1     hears n0: pre_vote_request t3 for t4 c17
    4.865 645 389  n1     says to {n0}: pre_vote_reply t3 for t4 c17 promised 49.891669ms
    4.865 671 711  n0     hears n1: pre_vote_reply t3 for t4 c17 promised 49.891669ms
    4.875 500 642  n3     says to {n0, n1, n2, n4}: heartbeat t3 r372 promise 50ms
    4.875 530 274  n1     hears n3: heartbeat t3 r372 promise 50ms
    4.875 530 274  n1     says to {n3}: heartbeat_ack t3 r372 promise 50ms
    4.875 535 016  n2     hears n3: heartbeat t3 r372 promise 50ms
    4.875 535 016  n2     says to {n3}: heartbeat_ack t3 r372 promise 50ms
    4.875 564 121  n3     hears n2: heartbeat_ack t3 r372 promise 50ms
    4.875 564 164  n3     hears n1: heartbeat_ack t3 r372 promise 50ms
    4.879 388 787  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.885 501 153  n3     says to {n0, n1, n2, n4}: heartbeat t3 r373 promise 50ms
    4.885 529 307  n1     hears n3: heartbeat t3 r373 promise 50ms
    4.885 529 307  n1     says to {n3}: heartbeat_ack t3 r373 promise 50ms
    4.885 530 789  n2     hears n3: heartbeat t3 r373 promise 50ms
    4.885 530 789  n2     says to {n3}: heartbeat_ack t3 r373 promise 50ms
    4.885 562 447  n3     hears n2: heartbeat_ack t3 r373 promise 50ms
    4.885 563 867  n3     hears n1: heartbeat_ack t3 r373 promise 50ms
    4.895 388 562  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.895 501 733  n3     says to {n0, n1, n2, n4}: heartbeat t3 r374 promise 50ms
    4.895 533 470  n2     hears n3: heartbeat t3 r374 promise 50ms
    4.895 533 470  n2     says to {n3}: heartbeat_ack t3 r374 promise 50ms
    4.895 534 498  n1     hears n3: heartbeat t3 r374 promise 50ms
    4.895 534 498  n1     says to {n3}: heartbeat_ack t3 r374 promise 50ms
    4.895 562 058  n3     hears n1: heartbeat_ack t3 r374 promise 50ms
    4.895 569 315  n3     hears n2: heartbeat_ack t3 r374 promise 50ms
    4.905 502 253  n3     says to {n0, n1, n2, n4}: heartbeat t3 r375 promise 50ms
    4.905 530 694  n1     hears n3: heartbeat t3 r375 promise 50ms
    4.905 530 694  n1     says to {n3}: heartbeat_ack t3 r375 promise 50ms
    4.905 531 580  n2     hears n3: heartbeat t3 r375 promise 50ms
    4.905 531 580  n2     says to {n3}: heartbeat_ack t3 r375 promise 50ms
    4.905 566 899  n3     hears n1: heartbeat_ack t3 r375 promise 50ms
    4.905 568 997  n3     hears n2: heartbeat_ack t3 r375 promise 50ms
    4.911 388 480  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c17
    4.915 502 484  n3     says to {n0, n1, n2, n4}: heartbeat t3 r376 promise 50ms
    4.915 530 052  n2     hears n3: heartbeat t3 r376 promise 50ms
    4.915 530 052  n2     says to {n3}: heartbeat_ack t3 r376 promise 50ms
    4.915 531 655  n1     hears n3: heartbeat t3 r376 promise 50ms
    4.915 531 655  n1     says to {n3}: heartbeat_ack t3 r376 promise 50ms
    4.915 558 826  n3     hears n2: heartbeat_ack t3 r376 promise 50ms
    4.915 561 687  n3     hears n1: heartbeat_ack t3 r376 promise 50ms
    4.915 614 825  n0     says to {n1}: pre_vote_request t3 for t4 c17
    4.915 650 695  n1     hears n0: pre_vote_request t3 for t4 c17
    4.915 650 695  n1     says to {n0}: pre_vote_reply t3 for t4 c17 promised 49.880954ms
    4.915 678 136  n0     hears n1: pre_vote_reply t3 for t4 c17 promised 49.880954ms
    4.920 388 479  n0   drops its campaign for term 4: its time is up
    4.925 502 997  n3     says to {n0, n1, n2, n4}: heartbeat t3 r377 promise 50ms
    4.925 528 142  n1     hears n3: heartbeat t3 r377 promise 50ms
    4.925 528 142  n1     says to {n3}: heartbeat_ack t3 r377 promise 50ms
    4.925 535 368  n2     hears n3: heartbeat t3 r377 promise 50ms
    4.925 535 368  n2     says to {n3}: heartbeat_ack t3 r377 promise 50ms
    4.925 560 599  n3     hears n1: heartbeat_ack t3 r377 promise 50ms
    4.925 567 725  n3     hears n2: heartbeat_ack t3 r377 promise 50ms
    4.929 053 888  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.929 053 888  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    4.929 083 013  n1     hears n0: pre_vote_request t3 for t4 c18
    4.929 083 013  n1     says to {n0}: pre_vote_reply t3 for t4 c18 promised 46.444951ms
    4.929 109 836  n0     hears n1: pre_vote_reply t3 for t4 c18 promised 46.444951ms
    4.930 053 655  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.932 053 559  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.935 503 513  n3     says to {n0, n1, n2, n4}: heartbeat t3 r378 promise 50ms
    4.935 532 018  n1     hears n3: heartbeat t3 r378 promise 50ms
    4.935 532 018  n1     says to {n3}: heartbeat_ack t3 r378 promise 50ms
    4.935 536 286  n2     hears n3: heartbeat t3 r378 promise 50ms
    4.935 536 286  n2     says to {n3}: heartbeat_ack t3 r378 promise 50ms
    4.935 562 618  n3     hears n1: heartbeat_ack t3 r378 promise 50ms
    4.935 566 563  n3     hears n2: heartbeat_ack t3 r378 promise 50ms
    4.936 053 656  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.944 053 860  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.945 503 974  n3     says to {n0, n1, n2, n4}: heartbeat t3 r379 promise 50ms
    4.945 538 568  n1     hears n3: heartbeat t3 r379 promise 50ms
    4.945 538 568  n1     says to {n3}: heartbeat_ack t3 r379 promise 50ms
    4.945 540 229  n2     hears n3: heartbeat t3 r379 promise 50ms
    4.945 540 229  n2     says to {n3}: heartbeat_ack t3 r379 promise 50ms
    4.945 568 699  n3     hears n2: heartbeat_ack t3 r379 promise 50ms
    4.945 571 279  n3     hears n1: heartbeat_ack t3 r379 promise 50ms
    4.955 504 447  n3     says to {n0, n1, n2, n4}: heartbeat t3 r380 promise 50ms
    4.955 530 101  n1     hears n3: heartbeat t3 r380 promise 50ms
    4.955 530 101  n1     says to {n3}: heartbeat_ack t3 r380 promise 50ms
    4.955 538 594  n2     hears n3: heartbeat t3 r380 promise 50ms
    4.955 538 594  n2     says to {n3}: heartbeat_ack t3 r380 promise 50ms
    4.955 558 075  n3     hears n1: heartbeat_ack t3 r380 promise 50ms
    4.955 568 518  n3     hears n2: heartbeat_ack t3 r380 promise 50ms
    4.960 053 401  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.965 504 849  n3     says to {n0, n1, n2, n4}: heartbeat t3 r381 promise 50ms
    4.965 537 309  n2     hears n3: heartbeat t3 r381 promise 50ms
    4.965 537 309  n2     says to {n3}: heartbeat_ack t3 r381 promise 50ms
    4.965 537 652  n1     hears n3: heartbeat t3 r381 promise 50ms
    4.965 537 652  n1     says to {n3}: heartbeat_ack t3 r381 promise 50ms
    4.965 565 523  n3     hears n1: heartbeat_ack t3 r381 promise 50ms
    4.965 570 541  n3     hears n2: heartbeat_ack t3 r381 promise 50ms
    4.975 505 576  n3     says to {n0, n1, n2, n4}: heartbeat t3 r382 promise 50ms
    4.975 537 954  n1     hears n3: heartbeat t3 r382 promise 50ms
    4.975 537 954  n1     says to {n3}: heartbeat_ack t3 r382 promise 50ms
    4.975 540 111  n2     hears n3: heartbeat t3 r382 promise 50ms
    4.975 540 111  n2     says to {n3}: heartbeat_ack t3 r382 promise 50ms
    4.975 571 932  n3     hears n1: heartbeat_ack t3 r382 promise 50ms
    4.975 573 094  n3     hears n2: heartbeat_ack t3 r382 promise 50ms
    4.975 602 767  n0     says to {n1}: pre_vote_request t3 for t4 c18
    4.975 637 924  n1     hears n0: pre_vote_request t3 for t4 c18
    4.975 637 924  n1     says to {n0}: pre_vote_reply t3 for t4 c18 promised 49.900025ms
    4.975 672 275  n0     hears n1: pre_vote_reply t3 for t4 c18 promised 49.900025ms
    4.976 053 795  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.985 505 808  n3     says to {n0, n1, n2, n4}: heartbeat t3 r383 promise 50ms
    4.985 538 266  n2     hears n3: heartbeat t3 r383 promise 50ms
    4.985 538 266  n2     says to {n3}: heartbeat_ack t3 r383 promise 50ms
    4.985 539 708  n1     hears n3: heartbeat t3 r383 promise 50ms
    4.985 539 708  n1     says to {n3}: heartbeat_ack t3 r383 promise 50ms
    4.985 571 317  n3     hears n1: heartbeat_ack t3 r383 promise 50ms
    4.985 574 562  n3     hears n2: heartbeat_ack t3 r383 promise 50ms
    4.992 053 478  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    4.995 506 595  n3     says to {n0, n1, n2, n4}: heartbeat t3 r384 promise 50ms
    4.995 540 441  n1     hears n3: heartbeat t3 r384 promise 50ms
    4.995 540 441  n1     says to {n3}: heartbeat_ack t3 r384 promise 50ms
    4.995 542 478  n2     hears n3: heartbeat t3 r384 promise 50ms
    4.995 542 478  n2     says to {n3}: heartbeat_ack t3 r384 promise 50ms
    4.995 571 797  n3     hears n1: heartbeat_ack t3 r384 promise 50ms
    4.995 573 521  n3     hears n2: heartbeat_ack t3 r384 promise 50ms
    5.005 506 970  n3     says to {n0, n1, n2, n4}: heartbeat t3 r385 promise 50ms
    5.005 542 256  n1     hears n3: heartbeat t3 r385 promise 50ms
    5.005 542 256  n1     says to {n3}: heartbeat_ack t3 r385 promise 50ms
    5.005 543 398  n2     hears n3: heartbeat t3 r385 promise 50ms
    5.005 543 398  n2     says to {n3}: heartbeat_ack t3 r385 promise 50ms
    5.005 570 840  n3     hears n1: heartbeat_ack t3 r385 promise 50ms
    5.005 578 557  n3     hears n2: heartbeat_ack t3 r385 promise 50ms
    5.008 053 410  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.015 507 487  n3     says to {n0, n1, n2, n4}: heartbeat t3 r386 promise 50ms
    5.015 540 273  n1     hears n3: heartbeat t3 r386 promise 50ms
    5.015 540 273  n1     says to {n3}: heartbeat_ack t3 r386 promise 50ms
    5.015 543 489  n2     hears n3: heartbeat t3 r386 promise 50ms
    5.015 543 489  n2     says to {n3}: heartbeat_ack t3 r386 promise 50ms
    5.015 575 289  n3     hears n1: heartbeat_ack t3 r386 promise 50ms
    5.015 575 367  n3     hears n2: heartbeat_ack t3 r386 promise 50ms
    5.024 053 819  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.025 508 242  n3     says to {n0, n1, n2, n4}: heartbeat t3 r387 promise 50ms
    5.025 541 273  n1     hears n3: heartbeat t3 r387 promise 50ms
    5.025 541 273  n1     says to {n3}: heartbeat_ack t3 r387 promise 50ms
    5.025 542 138  n2     hears n3: heartbeat t3 r387 promise 50ms
    5.025 542 138  n2     says to {n3}: heartbeat_ack t3 r387 promise 50ms
    5.025 570 691  n3     hears n1: heartbeat_ack t3 r387 promise 50ms
    5.025 577 614  n3     hears n2: heartbeat_ack t3 r387 promise 50ms
    5.025 622 788  n0     says to {n1}: pre_vote_request t3 for t4 c18
    5.025 650 867  n1     hears n0: pre_vote_request t3 for t4 c18
    5.025 650 867  n1     says to {n0}: pre_vote_reply t3 for t4 c18 promised 49.890401ms
    5.025 681 360  n0     hears n1: pre_vote_reply t3 for t4 c18 promised 49.890401ms
    5.035 508 332  n3     says to {n0, n1, n2, n4}: heartbeat t3 r388 promise 50ms
    5.035 538 552  n2     hears n3: heartbeat t3 r388 promise 50ms
    5.035 538 552  n2     says to {n3}: heartbeat_ack t3 r388 promise 50ms
    5.035 538 967  n1     hears n3: heartbeat t3 r388 promise 50ms
    5.035 538 967  n1     says to {n3}: heartbeat_ack t3 r388 promise 50ms
    5.035 564 209  n3     hears n1: heartbeat_ack t3 r388 promise 50ms
    5.035 567 381  n3     hears n2: heartbeat_ack t3 r388 promise 50ms
    5.040 053 506  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.045 509 223  n3     says to {n0, n1, n2, n4}: heartbeat t3 r389 promise 50ms
    5.045 539 358  n2     hears n3: heartbeat t3 r389 promise 50ms
    5.045 539 358  n2     says to {n3}: heartbeat_ack t3 r389 promise 50ms
    5.045 544 969  n1     hears n3: heartbeat t3 r389 promise 50ms
    5.045 544 969  n1     says to {n3}: heartbeat_ack t3 r389 promise 50ms
    5.045 568 470  n3     hears n2: heartbeat_ack t3 r389 promise 50ms
    5.045 570 334  n3     hears n1: heartbeat_ack t3 r389 promise 50ms
    5.055 509 655  n3     says to {n0, n1, n2, n4}: heartbeat t3 r390 promise 50ms
    5.055 540 023  n1     hears n3: heartbeat t3 r390 promise 50ms
    5.055 540 023  n1     says to {n3}: heartbeat_ack t3 r390 promise 50ms
    5.055 543 645  n2     hears n3: heartbeat t3 r390 promise 50ms
    5.055 543 645  n2     says to {n3}: heartbeat_ack t3 r390 promise 50ms
    5.055 567 356  n3     hears n1: heartbeat_ack t3 r390 promise 50ms
    5.055 576 503  n3     hears n2: heartbeat_ack t3 r390 promise 50ms
    5.056 053 726  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.065 509 934  n3     says to {n0, n1, n2, n4}: heartbeat t3 r391 promise 50ms
    5.065 536 689  n1     hears n3: heartbeat t3 r391 promise 50ms
    5.065 536 689  n1     says to {n3}: heartbeat_ack t3 r391 promise 50ms
    5.065 546 156  n2     hears n3: heartbeat t3 r391 promise 50ms
    5.065 546 156  n2     says to {n3}: heartbeat_ack t3 r391 promise 50ms
    5.065 568 919  n3     hears n1: heartbeat_ack t3 r391 promise 50ms
    5.065 577 139  n3     hears n2: heartbeat_ack t3 r391 promise 50ms
    5.072 053 648  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.075 510 600  n3     says to {n0, n1, n2, n4}: heartbeat t3 r392 promise 50ms
    5.075 540 083  n2     hears n3: heartbeat t3 r392 promise 50ms
    5.075 540 083  n2     says to {n3}: heartbeat_ack t3 r392 promise 50ms
    5.075 541 476  n1     hears n3: heartbeat t3 r392 promise 50ms
    5.075 541 476  n1     says to {n3}: heartbeat_ack t3 r392 promise 50ms
    5.075 566 092  n3     hears n2: heartbeat_ack t3 r392 promise 50ms
    5.075 572 227  n3     hears n1: heartbeat_ack t3 r392 promise 50ms
    5.075 622 674  n0     says to {n1}: pre_vote_request t3 for t4 c18
    5.075 659 756  n1     hears n0: pre_vote_request t3 for t4 c18
    5.075 659 756  n1     says to {n0}: pre_vote_reply t3 for t4 c18 promised 49.881715ms
    5.075 697 080  n0     hears n1: pre_vote_reply t3 for t4 c18 promised 49.881715ms
    5.085 510 812  n3     says to {n0, n1, n2, n4}: heartbeat t3 r393 promise 50ms
    5.085 542 340  n2     hears n3: heartbeat t3 r393 promise 50ms
    5.085 542 340  n2     says to {n3}: heartbeat_ack t3 r393 promise 50ms
    5.085 543 595  n1     hears n3: heartbeat t3 r393 promise 50ms
    5.085 543 595  n1     says to {n3}: heartbeat_ack t3 r393 promise 50ms
    5.085 570 152  n3     hears n1: heartbeat_ack t3 r393 promise 50ms
    5.085 572 381  n3     hears n2: heartbeat_ack t3 r393 promise 50ms
    5.088 053 690  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.095 511 453  n3     says to {n0, n1, n2, n4}: heartbeat t3 r394 promise 50ms
    5.095 542 082  n1     hears n3: heartbeat t3 r394 promise 50ms
    5.095 542 082  n1     says to {n3}: heartbeat_ack t3 r394 promise 50ms
    5.095 547 922  n2     hears n3: heartbeat t3 r394 promise 50ms
    5.095 547 922  n2     says to {n3}: heartbeat_ack t3 r394 promise 50ms
    5.095 568 714  n3     hears n1: heartbeat_ack t3 r394 promise 50ms
    5.095 579 484  n3     hears n2: heartbeat_ack t3 r394 promise 50ms
    5.104 053 439  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.105 512 020  n3     says to {n0, n1, n2, n4}: heartbeat t3 r395 promise 50ms
    5.105 540 607  n1     hears n3: heartbeat t3 r395 promise 50ms
    5.105 540 607  n1     says to {n3}: heartbeat_ack t3 r395 promise 50ms
    5.105 544 109  n2     hears n3: heartbeat t3 r395 promise 50ms
    5.105 544 109  n2     says to {n3}: heartbeat_ack t3 r395 promise 50ms
    5.105 573 517  n3     hears n1: heartbeat_ack t3 r395 promise 50ms
    5.105 580 221  n3     hears n2: heartbeat_ack t3 r395 promise 50ms
    5.115 512 754  n3     says to {n0, n1, n2, n4}: heartbeat t3 r396 promise 50ms
    5.115 537 921  n2     hears n3: heartbeat t3 r396 promise 50ms
    5.115 537 921  n2     says to {n3}: heartbeat_ack t3 r396 promise 50ms
    5.115 547 762  n1     hears n3: heartbeat t3 r396 promise 50ms
    5.115 547 762  n1     says to {n3}: heartbeat_ack t3 r396 promise 50ms
    5.115 571 144  n3     hears n2: heartbeat_ack t3 r396 promise 50ms
    5.115 583 696  n3     hears n1: heartbeat_ack t3 r396 promise 50ms
    5.120 053 515  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c18
    5.125 512 783  n3     says to {n0, n1, n2, n4}: heartbeat t3 r397 promise 50ms
    5.125 540 810  n2     hears n3: heartbeat t3 r397 promise 50ms
    5.125 540 810  n2     says to {n3}: heartbeat_ack t3 r397 promise 50ms
    5.125 544 884  n1     hears n3: heartbeat t3 r397 promise 50ms
    5.125 544 884  n1     says to {n3}: heartbeat_ack t3 r397 promise 50ms
    5.125 572 469  n3     hears n2: heartbeat_ack t3 r397 promise 50ms
    5.125 578 736  n3     hears n1: heartbeat_ack t3 r397 promise 50ms
    5.125 629 533  n0     says to {n1}: pre_vote_request t3 for t4 c18
    5.125 656 898  n1     hears n0: pre_vote_request t3 for t4 c18
    5.125 656 898  n1     says to {n0}: pre_vote_reply t3 for t4 c18 promised 49.887981ms
    5.125 683 793  n0     hears n1: pre_vote_reply t3 for t4 c18 promised 49.887981ms
    5.129 053 856  n0   drops its campaign for term 4: its time is up
    5.135 513 440  n3     says to {n0, n1, n2, n4}: heartbeat t3 r398 promise 50ms
    5.135 543 744  n1     hears n3: heartbeat t3 r398 promise 50ms
    5.135 543 744  n1     says to {n3}: heartbeat_ack t3 r398 promise 50ms
    5.135 545 905  n2     hears n3: heartbeat t3 r398 promise 50ms
    5.135 545 905  n2     says to {n3}: heartbeat_ack t3 r398 promise 50ms
    5.135 575 081  n3     hears n1: heartbeat_ack t3 r398 promise 50ms
    5.135 578 016  n3     hears n2: heartbeat_ack t3 r398 promise 50ms
    5.145 513 976  n3     says to {n0, n1, n2, n4}: heartbeat t3 r399 promise 50ms
    5.145 545 174  n1     hears n3: heartbeat t3 r399 promise 50ms
    5.145 545 174  n1     says to {n3}: heartbeat_ack t3 r399 promise 50ms
    5.145 551 241  n2     hears n3: heartbeat t3 r399 promise 50ms
    5.145 551 241  n2     says to {n3}: heartbeat_ack t3 r399 promise 50ms
    5.145 581 331  n3     hears n2: heartbeat_ack t3 r399 promise 50ms
    5.145 581 593  n3     hears n1: heartbeat_ack t3 r399 promise 50ms
    5.155 514 387  n3     says to {n0, n1, n2, n4}: heartbeat t3 r400 promise 50ms
    5.155 539 601  n1     hears n3: heartbeat t3 r400 promise 50ms
    5.155 539 601  n1     says to {n3}: heartbeat_ack t3 r400 promise 50ms
    5.155 542 943  n2     hears n3: heartbeat t3 r400 promise 50ms
    5.155 542 943  n2     says to {n3}: heartbeat_ack t3 r400 promise 50ms
    5.155 565 141  n3     hears n1: heartbeat_ack t3 r400 promise 50ms
    5.155 568 818  n3     hears n2: heartbeat_ack t3 r400 promise 50ms
    5.165 514 998  n3     says to {n0, n1, n2, n4}: heartbeat t3 r401 promise 50ms
    5.165 541 471  n1     hears n3: heartbeat t3 r401 promise 50ms
    5.165 541 471  n1     says to {n3}: heartbeat_ack t3 r401 promise 50ms
    5.165 545 984  n2     hears n3: heartbeat t3 r401 promise 50ms
    5.165 545 984  n2     says to {n3}: heartbeat_ack t3 r401 promise 50ms
    5.165 577 989  n3     hears n1: heartbeat_ack t3 r401 promise 50ms
    5.165 580 844  n3     hears n2: heartbeat_ack t3 r401 promise 50ms
    5.175 515 319  n3     says to {n0, n1, n2, n4}: heartbeat t3 r402 promise 50ms
    5.175 545 272  n2     hears n3: heartbeat t3 r402 promise 50ms
    5.175 545 272  n2     says to {n3}: heartbeat_ack t3 r402 promise 50ms
    5.175 549 893  n1     hears n3: heartbeat t3 r402 promise 50ms
    5.175 549 893  n1     says to {n3}: heartbeat_ack t3 r402 promise 50ms
    5.175 575 027  n3     hears n1: heartbeat_ack t3 r402 promise 50ms
    5.175 577 345  n3     hears n2: heartbeat_ack t3 r402 promise 50ms
    5.185 516 206  n3     says to {n0, n1, n2, n4}: heartbeat t3 r403 promise 50ms
    5.185 543 956  n1     hears n3: heartbeat t3 r403 promise 50ms
    5.185 543 956  n1     says to {n3}: heartbeat_ack t3 r403 promise 50ms
    5.185 551 405  n2     hears n3: heartbeat t3 r403 promise 50ms
    5.185 551 405  n2     says to {n3}: heartbeat_ack t3 r403 promise 50ms
    5.185 580 643  n3     hears n1: heartbeat_ack t3 r403 promise 50ms
    5.185 583 437  n3     hears n2: heartbeat_ack t3 r403 promise 50ms
    5.195 516 676  n3     says to {n0, n1, n2, n4}: heartbeat t3 r404 promise 50ms
    5.195 542 633  n1     hears n3: heartbeat t3 r404 promise 50ms
    5.195 542 633  n1     says to {n3}: heartbeat_ack t3 r404 promise 50ms
    5.195 543 335  n2     hears n3: heartbeat t3 r404 promise 50ms
    5.195 543 335  n2     says to {n3}: heartbeat_ack t3 r404 promise 50ms
    5.195 570 134  n3     hears n2: heartbeat_ack t3 r404 promise 50ms
    5.195 585 718  n3     hears n1: heartbeat_ack t3 r404 promise 50ms
    5.204 048 512  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.204 048 512  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    5.204 085 187  n1     hears n0: pre_vote_request t3 for t4 c19
    5.204 085 187  n1     says to {n0}: pre_vote_reply t3 for t4 c19 promised 41.457019ms
    5.204 114 321  n0     hears n1: pre_vote_reply t3 for t4 c19 promised 41.457019ms
    5.205 048 735  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.205 516 959  n3     says to {n0, n1, n2, n4}: heartbeat t3 r405 promise 50ms
    5.205 542 053  n1     hears n3: heartbeat t3 r405 promise 50ms
    5.205 542 053  n1     says to {n3}: heartbeat_ack t3 r405 promise 50ms
    5.205 550 778  n2     hears n3: heartbeat t3 r405 promise 50ms
    5.205 550 778  n2     says to {n3}: heartbeat_ack t3 r405 promise 50ms
    5.205 571 959  n3     hears n1: heartbeat_ack t3 r405 promise 50ms
    5.205 584 954  n3     hears n2: heartbeat_ack t3 r405 promise 50ms
    5.207 048 857  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.211 048 466  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.215 517 317  n3     says to {n0, n1, n2, n4}: heartbeat t3 r406 promise 50ms
    5.215 545 288  n2     hears n3: heartbeat t3 r406 promise 50ms
    5.215 545 288  n2     says to {n3}: heartbeat_ack t3 r406 promise 50ms
    5.215 553 644  n1     hears n3: heartbeat t3 r406 promise 50ms
    5.215 553 644  n1     says to {n3}: heartbeat_ack t3 r406 promise 50ms
    5.215 577 483  n3     hears n2: heartbeat_ack t3 r406 promise 50ms
    5.215 588 530  n3     hears n1: heartbeat_ack t3 r406 promise 50ms
    5.219 048 785  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.225 517 969  n3     says to {n0, n1, n2, n4}: heartbeat t3 r407 promise 50ms
    5.225 544 525  n1     hears n3: heartbeat t3 r407 promise 50ms
    5.225 544 525  n1     says to {n3}: heartbeat_ack t3 r407 promise 50ms
    5.225 555 049  n2     hears n3: heartbeat t3 r407 promise 50ms
    5.225 555 049  n2     says to {n3}: heartbeat_ack t3 r407 promise 50ms
    5.225 570 257  n3     hears n1: heartbeat_ack t3 r407 promise 50ms
    5.225 580 353  n3     hears n2: heartbeat_ack t3 r407 promise 50ms
    5.235 048 466  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.235 518 582  n3     says to {n0, n1, n2, n4}: heartbeat t3 r408 promise 50ms
    5.235 555 211  n1     hears n3: heartbeat t3 r408 promise 50ms
    5.235 555 211  n1     says to {n3}: heartbeat_ack t3 r408 promise 50ms
    5.235 581 134  n3     hears n1: heartbeat_ack t3 r408 promise 50ms
    5.235 581 173  n2     hears n3: heartbeat t3 r408 promise 50ms
    5.235 581 173  n2     says to {n3}: heartbeat_ack t3 r408 promise 50ms
    5.235 607 706  n3     hears n2: heartbeat_ack t3 r408 promise 50ms
    5.245 519 119  n3     says to {n0, n1, n2, n4}: heartbeat t3 r409 promise 50ms
    5.245 554 087  n2     hears n3: heartbeat t3 r409 promise 50ms
    5.245 554 087  n2     says to {n3}: heartbeat_ack t3 r409 promise 50ms
    5.245 555 451  n1     hears n3: heartbeat t3 r409 promise 50ms
    5.245 555 451  n1     says to {n3}: heartbeat_ack t3 r409 promise 50ms
    5.245 580 654  n3     hears n1: heartbeat_ack t3 r409 promise 50ms
    5.245 583 712  n3     hears n2: heartbeat_ack t3 r409 promise 50ms
    5.245 613 877  n0     says to {n1}: pre_vote_request t3 for t4 c19
    5.245 646 995  n1     hears n0: pre_vote_request t3 for t4 c19
    5.245 646 995  n1     says to {n0}: pre_vote_reply t3 for t4 c19 promised 49.908451ms
    5.245 672 574  n0     hears n1: pre_vote_reply t3 for t4 c19 promised 49.908451ms
    5.251 048 578  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.255 519 751  n3     says to {n0, n1, n2, n4}: heartbeat t3 r410 promise 50ms
    5.255 548 179  n1     hears n3: heartbeat t3 r410 promise 50ms
    5.255 548 179  n1     says to {n3}: heartbeat_ack t3 r410 promise 50ms
    5.255 554 322  n2     hears n3: heartbeat t3 r410 promise 50ms
    5.255 554 322  n2     says to {n3}: heartbeat_ack t3 r410 promise 50ms
    5.255 583 983  n3     hears n1: heartbeat_ack t3 r410 promise 50ms
    5.255 615 373  n3     hears n2: heartbeat_ack t3 r410 promise 50ms
    5.265 520 138  n3     says to {n0, n1, n2, n4}: heartbeat t3 r411 promise 50ms
    5.265 548 486  n1     hears n3: heartbeat t3 r411 promise 50ms
    5.265 548 486  n1     says to {n3}: heartbeat_ack t3 r411 promise 50ms
    5.265 551 483  n2     hears n3: heartbeat t3 r411 promise 50ms
    5.265 551 483  n2     says to {n3}: heartbeat_ack t3 r411 promise 50ms
    5.265 576 096  n3     hears n1: heartbeat_ack t3 r411 promise 50ms
    5.265 586 965  n3     hears n2: heartbeat_ack t3 r411 promise 50ms
    5.267 048 659  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.275 520 634  n3     says to {n0, n1, n2, n4}: heartbeat t3 r412 promise 50ms
    5.275 552 378  n2     hears n3: heartbeat t3 r412 promise 50ms
    5.275 552 378  n2     says to {n3}: heartbeat_ack t3 r412 promise 50ms
    5.275 556 224  n1     hears n3: heartbeat t3 r412 promise 50ms
    5.275 556 224  n1     says to {n3}: heartbeat_ack t3 r412 promise 50ms
    5.275 585 271  n3     hears n1: heartbeat_ack t3 r412 promise 50ms
    5.275 589 185  n3     hears n2: heartbeat_ack t3 r412 promise 50ms
    5.283 048 694  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.285 521 258  n3     says to {n0, n1, n2, n4}: heartbeat t3 r413 promise 50ms
    5.285 547 538  n2     hears n3: heartbeat t3 r413 promise 50ms
    5.285 547 538  n2     says to {n3}: heartbeat_ack t3 r413 promise 50ms
    5.285 550 602  n1     hears n3: heartbeat t3 r413 promise 50ms
    5.285 550 602  n1     says to {n3}: heartbeat_ack t3 r413 promise 50ms
    5.285 580 967  n3     hears n2: heartbeat_ack t3 r413 promise 50ms
    5.285 583 067  n3     hears n1: heartbeat_ack t3 r413 promise 50ms
    5.295 521 691  n3     says to {n0, n1, n2, n4}: heartbeat t3 r414 promise 50ms
    5.295 547 759  n1     hears n3: heartbeat t3 r414 promise 50ms
    5.295 547 759  n1     says to {n3}: heartbeat_ack t3 r414 promise 50ms
    5.295 553 666  n2     hears n3: heartbeat t3 r414 promise 50ms
    5.295 553 666  n2     says to {n3}: heartbeat_ack t3 r414 promise 50ms
    5.295 584 819  n3     hears n1: heartbeat_ack t3 r414 promise 50ms
    5.295 586 026  n3     hears n2: heartbeat_ack t3 r414 promise 50ms
    5.295 632 559  n0     says to {n1}: pre_vote_request t3 for t4 c19
    5.295 657 861  n1     hears n0: pre_vote_request t3 for t4 c19
    5.295 657 861  n1     says to {n0}: pre_vote_reply t3 for t4 c19 promised 49.889893ms
    5.295 687 023  n0     hears n1: pre_vote_reply t3 for t4 c19 promised 49.889893ms
    5.299 048 767  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.305 522 103  n3     says to {n0, n1, n2, n4}: heartbeat t3 r415 promise 50ms
    5.305 548 224  n2     hears n3: heartbeat t3 r415 promise 50ms
    5.305 548 224  n2     says to {n3}: heartbeat_ack t3 r415 promise 50ms
    5.305 556 326  n1     hears n3: heartbeat t3 r415 promise 50ms
    5.305 556 326  n1     says to {n3}: heartbeat_ack t3 r415 promise 50ms
    5.305 583 874  n3     hears n2: heartbeat_ack t3 r415 promise 50ms
    5.305 583 986  n3     hears n1: heartbeat_ack t3 r415 promise 50ms
    5.315 048 881  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.315 522 715  n3     says to {n0, n1, n2, n4}: heartbeat t3 r416 promise 50ms
    5.315 548 529  n2     hears n3: heartbeat t3 r416 promise 50ms
    5.315 548 529  n2     says to {n3}: heartbeat_ack t3 r416 promise 50ms
    5.315 550 125  n1     hears n3: heartbeat t3 r416 promise 50ms
    5.315 550 125  n1     says to {n3}: heartbeat_ack t3 r416 promise 50ms
    5.315 581 492  n3     hears n2: heartbeat_ack t3 r416 promise 50ms
    5.315 585 985  n3     hears n1: heartbeat_ack t3 r416 promise 50ms
    5.325 523 023  n3     says to {n0, n1, n2, n4}: heartbeat t3 r417 promise 50ms
    5.325 552 506  n2     hears n3: heartbeat t3 r417 promise 50ms
    5.325 552 506  n2     says to {n3}: heartbeat_ack t3 r417 promise 50ms
    5.325 559 806  n1     hears n3: heartbeat t3 r417 promise 50ms
    5.325 559 806  n1     says to {n3}: heartbeat_ack t3 r417 promise 50ms
    5.325 578 047  n3     hears n2: heartbeat_ack t3 r417 promise 50ms
    5.325 597 003  n3     hears n1: heartbeat_ack t3 r417 promise 50ms
    5.331 048 649  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.335 523 577  n3     says to {n0, n1, n2, n4}: heartbeat t3 r418 promise 50ms
    5.335 556 041  n1     hears n3: heartbeat t3 r418 promise 50ms
    5.335 556 041  n1     says to {n3}: heartbeat_ack t3 r418 promise 50ms
    5.335 557 301  n2     hears n3: heartbeat t3 r418 promise 50ms
    5.335 557 301  n2     says to {n3}: heartbeat_ack t3 r418 promise 50ms
    5.335 585 782  n3     hears n1: heartbeat_ack t3 r418 promise 50ms
    5.335 589 306  n3     hears n2: heartbeat_ack t3 r418 promise 50ms
    5.345 523 964  n3     says to {n0, n1, n2, n4}: heartbeat t3 r419 promise 50ms
    5.345 558 224  n2     hears n3: heartbeat t3 r419 promise 50ms
    5.345 558 224  n2     says to {n3}: heartbeat_ack t3 r419 promise 50ms
    5.345 560 818  n1     hears n3: heartbeat t3 r419 promise 50ms
    5.345 560 818  n1     says to {n3}: heartbeat_ack t3 r419 promise 50ms
    5.345 586 729  n3     hears n1: heartbeat_ack t3 r419 promise 50ms
    5.345 588 996  n3     hears n2: heartbeat_ack t3 r419 promise 50ms
    5.345 627 873  n0     says to {n1}: pre_vote_request t3 for t4 c19
    5.345 655 370  n1     hears n0: pre_vote_request t3 for t4 c19
    5.345 655 370  n1     says to {n0}: pre_vote_reply t3 for t4 c19 promised 49.905444ms
    5.345 692 733  n0     hears n1: pre_vote_reply t3 for t4 c19 promised 49.905444ms
    5.347 048 674  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.355 524 574  n3     says to {n0, n1, n2, n4}: heartbeat t3 r420 promise 50ms
    5.355 551 027  n2     hears n3: heartbeat t3 r420 promise 50ms
    5.355 551 027  n2     says to {n3}: heartbeat_ack t3 r420 promise 50ms
    5.355 559 793  n1     hears n3: heartbeat t3 r420 promise 50ms
    5.355 559 793  n1     says to {n3}: heartbeat_ack t3 r420 promise 50ms
    5.355 581 702  n3     hears n2: heartbeat_ack t3 r420 promise 50ms
    5.355 589 526  n3     hears n1: heartbeat_ack t3 r420 promise 50ms
    5.363 048 772  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.365 525 249  n3     says to {n0, n1, n2, n4}: heartbeat t3 r421 promise 50ms
    5.365 557 457  n1     hears n3: heartbeat t3 r421 promise 50ms
    5.365 557 457  n1     says to {n3}: heartbeat_ack t3 r421 promise 50ms
    5.365 561 601  n2     hears n3: heartbeat t3 r421 promise 50ms
    5.365 561 601  n2     says to {n3}: heartbeat_ack t3 r421 promise 50ms
    5.365 583 071  n3     hears n1: heartbeat_ack t3 r421 promise 50ms
    5.365 597 376  n3     hears n2: heartbeat_ack t3 r421 promise 50ms
    5.375 525 707  n3     says to {n0, n1, n2, n4}: heartbeat t3 r422 promise 50ms
    5.375 551 897  n1     hears n3: heartbeat t3 r422 promise 50ms
    5.375 551 897  n1     says to {n3}: heartbeat_ack t3 r422 promise 50ms
    5.375 557 296  n2     hears n3: heartbeat t3 r422 promise 50ms
    5.375 557 296  n2     says to {n3}: heartbeat_ack t3 r422 promise 50ms
    5.375 589 139  n3     hears n1: heartbeat_ack t3 r422 promise 50ms
    5.375 592 820  n3     hears n2: heartbeat_ack t3 r422 promise 50ms
    5.379 048 857  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.385 525 820  n3     says to {n0, n1, n2, n4}: heartbeat t3 r423 promise 50ms
    5.385 555 408  n1     hears n3: heartbeat t3 r423 promise 50ms
    5.385 555 408  n1     says to {n3}: heartbeat_ack t3 r423 promise 50ms
    5.385 558 244  n2     hears n3: heartbeat t3 r423 promise 50ms
    5.385 558 244  n2     says to {n3}: heartbeat_ack t3 r423 promise 50ms
    5.385 585 469  n3     hears n2: heartbeat_ack t3 r423 promise 50ms
    5.385 586 982  n3     hears n1: heartbeat_ack t3 r423 promise 50ms
    5.395 048 405  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c19
    5.395 526 432  n3     says to {n0, n1, n2, n4}: heartbeat t3 r424 promise 50ms
    5.395 552 009  n1     hears n3: heartbeat t3 r424 promise 50ms
    5.395 552 009  n1     says to {n3}: heartbeat_ack t3 r424 promise 50ms
    5.395 563 333  n2     hears n3: heartbeat t3 r424 promise 50ms
    5.395 563 333  n2     says to {n3}: heartbeat_ack t3 r424 promise 50ms
    5.395 584 747  n3     hears n1: heartbeat_ack t3 r424 promise 50ms
    5.395 592 907  n3     hears n2: heartbeat_ack t3 r424 promise 50ms
    5.395 649 741  n0     says to {n1}: pre_vote_request t3 for t4 c19
    5.395 677 139  n1     hears n0: pre_vote_request t3 for t4 c19
    5.395 677 139  n1     says to {n0}: pre_vote_reply t3 for t4 c19 promised 49.874864ms
    5.395 713 451  n0     hears n1: pre_vote_reply t3 for t4 c19 promised 49.874864ms
    5.404 048 559  n0   drops its campaign for term 4: its time is up
    5.405 527 134  n3     says to {n0, n1, n2, n4}: heartbeat t3 r425 promise 50ms
    5.405 554 352  n2     hears n3: heartbeat t3 r425 promise 50ms
    5.405 554 352  n2     says to {n3}: heartbeat_ack t3 r425 promise 50ms
    5.405 556 476  n1     hears n3: heartbeat t3 r425 promise 50ms
    5.405 556 476  n1     says to {n3}: heartbeat_ack t3 r425 promise 50ms
    5.405 581 002  n3     hears n2: heartbeat_ack t3 r425 promise 50ms
    5.405 583 163  n3     hears n1: heartbeat_ack t3 r425 promise 50ms
    5.415 527 609  n3     says to {n0, n1, n2, n4}: heartbeat t3 r426 promise 50ms
    5.415 554 585  n1     hears n3: heartbeat t3 r426 promise 50ms
    5.415 554 585  n1     says to {n3}: heartbeat_ack t3 r426 promise 50ms
    5.415 561 742  n2     hears n3: heartbeat t3 r426 promise 50ms
    5.415 561 742  n2     says to {n3}: heartbeat_ack t3 r426 promise 50ms
    5.415 589 687  n3     hears n1: heartbeat_ack t3 r426 promise 50ms
    5.415 595 416  n3     hears n2: heartbeat_ack t3 r426 promise 50ms
    5.425 528 235  n3     says to {n0, n1, n2, n4}: heartbeat t3 r427 promise 50ms
    5.425 556 712  n2     hears n3: heartbeat t3 r427 promise 50ms
    5.425 556 712  n2     says to {n3}: heartbeat_ack t3 r427 promise 50ms
    5.425 564 493  n1     hears n3: heartbeat t3 r427 promise 50ms
    5.425 564 493  n1     says to {n3}: heartbeat_ack t3 r427 promise 50ms
    5.425 587 455  n3     hears n2: heartbeat_ack t3 r427 promise 50ms
    5.425 593 415  n3     hears n1: heartbeat_ack t3 r427 promise 50ms
    5.435 528 405  n3     says to {n0, n1, n2, n4}: heartbeat t3 r428 promise 50ms
    5.435 558 357  n2     hears n3: heartbeat t3 r428 promise 50ms
    5.435 558 357  n2     says to {n3}: heartbeat_ack t3 r428 promise 50ms
    5.435 561 082  n1     hears n3: heartbeat t3 r428 promise 50ms
    5.435 561 082  n1     says to {n3}: heartbeat_ack t3 r428 promise 50ms
    5.435 584 436  n3     hears n2: heartbeat_ack t3 r428 promise 50ms
    5.435 589 962  n3     hears n1: heartbeat_ack t3 r428 promise 50ms
    5.445 528 992  n3     says to {n0, n1, n2, n4}: heartbeat t3 r429 promise 50ms
    5.445 554 046  n2     hears n3: heartbeat t3 r429 promise 50ms
    5.445 554 046  n2     says to {n3}: heartbeat_ack t3 r429 promise 50ms
    5.445 562 400  n1     hears n3: heartbeat t3 r429 promise 50ms
    5.445 562 400  n1     says to {n3}: heartbeat_ack t3 r429 promise 50ms
    5.445 585 718  n3     hears n2: heartbeat_ack t3 r429 promise 50ms
    5.445 592 537  n3     hears n1: heartbeat_ack t3 r429 promise 50ms
    5.455 529 682  n3     says to {n0, n1, n2, n4}: heartbeat t3 r430 promise 50ms
    5.455 562 901  n1     hears n3: heartbeat t3 r430 promise 50ms
    5.455 562 901  n1     says to {n3}: heartbeat_ack t3 r430 promise 50ms
    5.455 566 409  n2     hears n3: heartbeat t3 r430 promise 50ms
    5.455 566 409  n2     says to {n3}: heartbeat_ack t3 r430 promise 50ms
    5.455 590 029  n3     hears n1: heartbeat_ack t3 r430 promise 50ms
    5.455 592 860  n3     hears n2: heartbeat_ack t3 r430 promise 50ms
    5.465 529 824  n3     says to {n0, n1, n2, n4}: heartbeat t3 r431 promise 50ms
    5.465 562 860  n2     hears n3: heartbeat t3 r431 promise 50ms
    5.465 562 860  n2     says to {n3}: heartbeat_ack t3 r431 promise 50ms
    5.465 563 890  n1     hears n3: heartbeat t3 r431 promise 50ms
    5.465 563 890  n1     says to {n3}: heartbeat_ack t3 r431 promise 50ms
    5.465 597 397  n3     hears n2: heartbeat_ack t3 r431 promise 50ms
    5.465 599 866  n3     hears n1: heartbeat_ack t3 r431 promise 50ms
    5.473 181 459  n0     says to {n1, n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.473 181 459  n0   campaigns for term 4 with a pre-vote: it has heard no leader
    5.473 208 708  n1     hears n0: pre_vote_request t3 for t4 c20
    5.473 208 708  n1     says to {n0}: pre_vote_reply t3 for t4 c20 promised 42.3548ms
    5.473 239 710  n0     hears n1: pre_vote_reply t3 for t4 c20 promised 42.3548ms
    5.474 181 556  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.475 530 270  n3     says to {n0, n1, n2, n4}: heartbeat t3 r432 promise 50ms
    5.475 560 590  n2     hears n3: heartbeat t3 r432 promise 50ms
    5.475 560 590  n2     says to {n3}: heartbeat_ack t3 r432 promise 50ms
    5.475 562 761  n1     hears n3: heartbeat t3 r432 promise 50ms
    5.475 562 761  n1     says to {n3}: heartbeat_ack t3 r432 promise 50ms
    5.475 589 931  n3     hears n2: heartbeat_ack t3 r432 promise 50ms
    5.475 598 612  n3     hears n1: heartbeat_ack t3 r432 promise 50ms
    5.476 181 859  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.480 181 487  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.485 530 932  n3     says to {n0, n1, n2, n4}: heartbeat t3 r433 promise 50ms
    5.485 562 483  n1     hears n3: heartbeat t3 r433 promise 50ms
    5.485 562 483  n1     says to {n3}: heartbeat_ack t3 r433 promise 50ms
    5.485 566 680  n2     hears n3: heartbeat t3 r433 promise 50ms
    5.485 566 680  n2     says to {n3}: heartbeat_ack t3 r433 promise 50ms
    5.485 593 150  n3     hears n1: heartbeat_ack t3 r433 promise 50ms
    5.485 603 340  n3     hears n2: heartbeat_ack t3 r433 promise 50ms
    5.488 181 760  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.495 531 748  n3     says to {n0, n1, n2, n4}: heartbeat t3 r434 promise 50ms
    5.495 557 646  n1     hears n3: heartbeat t3 r434 promise 50ms
    5.495 557 646  n1     says to {n3}: heartbeat_ack t3 r434 promise 50ms
    5.495 557 660  n2     hears n3: heartbeat t3 r434 promise 50ms
    5.495 557 660  n2     says to {n3}: heartbeat_ack t3 r434 promise 50ms
    5.495 586 891  n3     hears n2: heartbeat_ack t3 r434 promise 50ms
    5.495 588 461  n3     hears n1: heartbeat_ack t3 r434 promise 50ms
    5.500 000 000  --   ! fault 0 is over: n0 and n2 no longer hear each other
    5.500 000 000  --   ! fault 1 is over: n0 and n3 no longer hear each other
    5.500 000 000  --   ! fault 2 is over: n0 and n4 no longer hear each other
    5.500 000 000  --   ! fault 3 is over: n4 crashes
    5.504 181 637  n0     says to {n2, n3, n4}: pre_vote_request t3 for t4 c20
    5.504 207 326  n4     hears n0: pre_vote_request t3 for t4 c20
    5.504 207 326  n4     writes term 3, vote None
    5.504 207 326  n4     says to {n0}: pre_vote_reply t3 for t4 c20 silent 45.843741ms
    5.504 212 287  n2     hears n0: pre_vote_request t3 for t4 c20
    5.504 212 287  n2     says to {n0}: pre_vote_reply t3 for t4 c20 promised 41.345ms
    5.504 213 764  n3     hears n0: pre_vote_request t3 for t4 c20
    5.504 213 764  n3     says to {n0}: pre_vote_reply t3 for t4 c20 promised 41.267049ms
    5.504 237 809  n0     hears n4: pre_vote_reply t3 for t4 c20 silent 45.843741ms
    5.504 240 072  n0     hears n2: pre_vote_reply t3 for t4 c20 promised 41.345ms
    5.504 244 541  n0     hears n3: pre_vote_reply t3 for t4 c20 promised 41.267049ms
    5.505 531 881  n3     says to {n0, n1, n2, n4}: heartbeat t3 r435 promise 50ms
    5.505 558 891  n1     hears n3: heartbeat t3 r435 promise 50ms
    5.505 558 891  n1     says to {n3}: heartbeat_ack t3 r435 promise 50ms
    5.505 561 074  n2     hears n3: heartbeat t3 r435 promise 50ms
    5.505 561 074  n2     says to {n3}: heartbeat_ack t3 r435 promise 50ms
    5.505 563 207  n0     hears n3: heartbeat t3 r435 promise 50ms
    5.505 563 207  n0   follows n3 in term 3
    5.505 563 207  n0   drops its campaign for term 4: its leader is heard again
    5.505 563 207  n0     says to {n3}: heartbeat_ack t3 r435 promise 50ms
    5.505 565 696  n4     hears n3: heartbeat t3 r435 promise 50ms
    5.505 565 696  n4   follows n3 in term 3
    5.505 565 696  n4     says to {n3}: heartbeat_ack t3 r435 promise 0ns
    5.505 590 624  n3     hears n1: heartbeat_ack t3 r435 promise 50ms
    5.505 591 015  n3     hears n4: heartbeat_ack t3 r435 promise 0ns
    5.505 594 724  n3     hears n2: heartbeat_ack t3 r435 promise 50ms
    5.505 596 751  n3     hears n0: heartbeat_ack t3 r435 promise 50ms
    5.515 532 426  n3     says to {n0, n1, n2, n4}: heartbeat t3 r436 promise 50ms
    5.515 560 185  n1     hears n3: heartbeat t3 r436 promise 50ms
    5.515 560 185  n1     says to {n3}: heartbeat_ack t3 r436 promise 50ms
    5.515 564 733  n4     hears n3: heartbeat t3 r436 promise 50ms
    5.515 564 733  n4     says to {n3}: heartbeat_ack t3 r436 promise 0ns
    5.515 564 894  n2     hears n3: heartbeat t3 r436 promise 50ms
    5.515 564 894  n2     says to {n3}: heartbeat_ack t3 r436 promise 50ms
    5.515 569 458  n0     hears n3: heartbeat t3 r436 promise 50ms
    5.515 569 458  n0     says to {n3}: heartbeat_ack t3 r436 promise 50ms
    5.515 590 462  n3     hears n2: heartbeat_ack t3 r436 promise 50ms
    5.515 593 916  n3     hears n4: heartbeat_ack t3 r436 promise 0ns
    5.515 594 860  n3     hears n1: heartbeat_ack t3 r436 promise 50ms
    5.515 600 862  n3     hears n0: heartbeat_ack t3 r436 promise 50ms
    5.525 532 853  n3     says to {n0, n1, n2, n4}: heartbeat t3 r437 promise 50ms
    5.525 560 324  n1     hears n3: heartbeat t3 r437 promise 50ms
    5.525 560 324  n1     says to {n3}: heartbeat_ack t3 r437 promise 50ms
    5.525 560 626  n0     hears n3: heartbeat t3 r437 promise 50ms
    5.525 560 626  n0     says to {n3}: heartbeat_ack t3 r437 promise 50ms
    5.525 566 636  n4     hears n3: heartbeat t3 r437 promise 50ms
    5.525 566 636  n4     says to {n3}: heartbeat_ack t3 r437 promise 0ns
    5.525 569 159  n2     hears n3: heartbeat t3 r437 promise 50ms
    5.525 569 159  n2     says to {n3}: heartbeat_ack t3 r437 promise 50ms
    5.525 587 760  n3     hears n0: heartbeat_ack t3 r437 promise 50ms
    5.525 594 970  n3     hears n2: heartbeat_ack t3 r437 promise 50ms
    5.525 596 788  n3     hears n4: heartbeat_ack t3 r437 promise 0ns
    5.525 602 234  n3     hears n1: heartbeat_ack t3 r437 promise 50ms
    5.535 533 350  n3     says to {n0, n1, n2, n4}: heartbeat t3 r438 promise 50ms
    5.535 558 352  n1     hears n3: heartbeat t3 r438 promise 50ms
    5.535 558 352  n1     says to {n3}: heartbeat_ack t3 r438 promise 50ms
    5.535 561 326  n0     hears n3: heartbeat t3 r438 promise 50ms
    5.535 561 326  n0     says to {n3}: heartbeat_ack t3 r438 promise 50ms
    5.535 564 429  n4     hears n3: heartbeat t3 r438 promise 50ms
    5.535 564 429  n4     says to {n3}: heartbeat_ack t3 r438 promise 0ns
    5.535 569 646  n2     hears n3: heartbeat t3 r438 promise 50ms
    5.535 569 646  n2     says to {n3}: heartbeat_ack t3 r438 promise 50ms
    5.535 590 379  n3     hears n1: heartbeat_ack t3 r438 promise 50ms
    5.535 595 478  n3     hears n2: heartbeat_ack t3 r438 promise 50ms
    5.535 595 675  n3     hears n4: heartbeat_ack t3 r438 promise 0ns
    5.535 595 838  n3     hears n0: heartbeat_ack t3 r438 promise 50ms
    5.545 533 982  n3     says to {n0, n1, n2, n4}: heartbeat t3 r439 promise 50ms
    5.545 559 168  n1     hears n3: heartbeat t3 r439 promise 50ms
    5.545 559 168  n1     says to {n3}: heartbeat_ack t3 r439 promise 50ms
    5.545 562 756  n0     hears n3: heartbeat t3 r439 promise 50ms
    5.545 562 756  n0     says to {n3}: heartbeat_ack t3 r439 promise 50ms
    5.545 562 847  n2     hears n3: heartbeat t3 r439 promise 50ms
    5.545 562 847  n2     says to {n3}: heartbeat_ack t3 r439 promise 50ms
    5.545 570 822  n4     hears n3: heartbeat t3 r439 promise 50ms
    5.545 570 822  n4     says to {n3}: heartbeat_ack t3 r439 promise 0ns
    5.545 587 939  n3     hears n1: heartbeat_ack t3 r439 promise 50ms
    5.545 591 474  n3     hears n2: heartbeat_ack t3 r439 promise 50ms
    5.545 594 046  n3     hears n0: heartbeat_ack t3 r439 promise 50ms
    5.545 606 745  n3     hears n4: heartbeat_ack t3 r439 promise 0ns
    5.555 534 498  n3     says to {n0, n1, n2, n4}: heartbeat t3 r440 promise 50ms
    5.555 560 986  n1     hears n3: heartbeat t3 r440 promise 50ms
    5.555 560 986  n1     says to {n3}: heartbeat_ack t3 r440 promise 50ms
    5.555 561 298  n4     hears n3: heartbeat t3 r440 promise 50ms
    5.555 561 298  n4     says to {n3}: heartbeat_ack t3 r440 promise 50ms
    5.555 562 846  n2     hears n3: heartbeat t3 r440 promise 50ms
    5.555 562 846  n2     says to {n3}: heartbeat_ack t3 r440 promise 50ms
    5.555 566 493  n0     hears n3: heartbeat t3 r440 promise 50ms
    5.555 566 493  n0     says to {n3}: heartbeat_ack t3 r440 promise 50ms
    5.555 586 889  n3     hears n4: heartbeat_ack t3 r440 promise 50ms
    5.555 591 678  n3     hears n1: heartbeat_ack t3 r440 promise 50ms
    5.555 596 329  n3     hears n2: heartbeat_ack t3 r440 promise 50ms
    5.555 598 837  n3     hears n0: heartbeat_ack t3 r440 promise 50ms
    5.565 535 129  n3     says to {n0, n1, n2, n4}: heartbeat t3 r441 promise 50ms
    5.565 564 020  n1     hears n3: heartbeat t3 r441 promise 50ms
    5.565 564 020  n1     says to {n3}: heartbeat_ack t3 r441 promise 50ms
    5.565 564 460  n4     hears n3: heartbeat t3 r441 promise 50ms
    5.565 564 460  n4     says to {n3}: heartbeat_ack t3 r441 promise 50ms
    5.565 564 513  n0     hears n3: heartbeat t3 r441 promise 50ms
    5.565 564 513  n0     says to {n3}: heartbeat_ack t3 r441 promise 50ms
    5.565 572 007  n2     hears n3: heartbeat t3 r441 promise 50ms
    5.565 572 007  n2     says to {n3}: heartbeat_ack t3 r441 promise 50ms
    5.565 591 771  n3     hears n1: heartbeat_ack t3 r441 promise 50ms
    5.565 594 572  n3     hears n4: heartbeat_ack t3 r441 promise 50ms
    5.565 597 240  n3     hears n2: heartbeat_ack t3 r441 promise 50ms
    5.565 601 743  n3     hears n0: heartbeat_ack t3 r441 promise 50ms
    5.575 535 525  n3     says to {n0, n1, n2, n4}: heartbeat t3 r442 promise 50ms
    5.575 562 194  n2     hears n3: heartbeat t3 r442 promise 50ms
    5.575 562 194  n2     says to {n3}: heartbeat_ack t3 r442 promise 50ms
    5.575 562 786  n1     hears n3: heartbeat t3 r442 promise 50ms
    5.575 562 786  n1     says to {n3}: heartbeat_ack t3 r442 promise 50ms
    5.575 562 981  n4     hears n3: heartbeat t3 r442 promise 50ms
    5.575 562 981  n4     says to {n3}: heartbeat_ack t3 r442 promise 50ms
    5.575 568 115  n0     hears n3: heartbeat t3 r442 promise 50ms
    5.575 568 115  n0     says to {n3}: heartbeat_ack t3 r442 promise 50ms
    5.575 588 511  n3     hears n4: heartbeat_ack t3 r442 promise 50ms
    5.575 591 031  n3     hears n1: heartbeat_ack t3 r442 promise 50ms
    5.575 595 615  n3     hears n2: heartbeat_ack t3 r442 promise 50ms
    5.575 600 885  n3     hears n0: heartbeat_ack t3 r442 promise 50ms
    5.585 536 099  n3     says to {n0, n1, n2, n4}: heartbeat t3 r443 promise 50ms
    5.585 564 904  n2     hears n3: heartbeat t3 r443 promise 50ms
    5.585 564 904  n2     says to {n3}: heartbeat_ack t3 r443 promise 50ms
    5.585 565 263  n1     hears n3: heartbeat t3 r443 promise 50ms
    5.585 565 263  n1     says to {n3}: heartbeat_ack t3 r443 promise 50ms
    5.585 570 664  n0     hears n3: heartbeat t3 r443 promise 50ms
    5.585 570 664  n0     says to {n3}: heartbeat_ack t3 r443 promise 50ms
    5.585 571 714  n4     hears n3: heartbeat t3 r443 promise 50ms
    5.585 571 714  n4     says to {n3}: heartbeat_ack t3 r443 promise 50ms
    5.585 590 530  n3     hears n2: heartbeat_ack t3 r443 promise 50ms
    5.585 597 797  n3     hears n0: heartbeat_ack t3 r443 promise 50ms
    5.585 600 331  n3     hears n4: heartbeat_ack t3 r443 promise 50ms
    5.585 601 882  n3     hears n1: heartbeat_ack t3 r443 promise 50ms
    5.595 536 653  n3     says to {n0, n1, n2, n4}: heartbeat t3 r444 promise 50ms
    5.595 561 837  n1     hears n3: heartbeat t3 r444 promise 50ms
    5.595 561 837  n1     says to {n3}: heartbeat_ack t3 r444 promise 50ms
    5.595 562 741  n0     hears n3: heartbeat t3 r444 promise 50ms
    5.595 562 741  n0     says to {n3}: heartbeat_ack t3 r444 promise 50ms
    5.595 564 462  n4     hears n3: heartbeat t3 r444 promise 50ms
    5.595 564 462  n4     says to {n3}: heartbeat_ack t3 r444 promise 50ms
    5.595 567 957  n2     hears n3: heartbeat t3 r444 promise 50ms
    5.595 567 957  n2     says to {n3}: heartbeat_ack t3 r444 promise 50ms
    5.595 596 652  n3     hears n2: heartbeat_ack t3 r444 promise 50ms
    5.595 597 179  n3     hears n4: heartbeat_ack t3 r444 promise 50ms
    5.595 597 544  n3     hears n1: heartbeat_ack t3 r444 promise 50ms
    5.595 599 272  n3     hears n0: heartbeat_ack t3 r444 promise 50ms
    5.605 536 927  n3     says to {n0, n1, n2, n4}: heartbeat t3 r445 promise 50ms
    5.605 563 179  n2     hears n3: heartbeat t3 r445 promise 50ms
    5.605 563 179  n2     says to {n3}: heartbeat_ack t3 r445 promise 50ms
    5.605 565 815  n0     hears n3: heartbeat t3 r445 promise 50ms
    5.605 565 815  n0     says to {n3}: heartbeat_ack t3 r445 promise 50ms
    5.605 572 646  n1     hears n3: heartbeat t3 r445 promise 50ms
    5.605 572 646  n1     says to {n3}: heartbeat_ack t3 r445 promise 50ms
    5.605 573 854  n4     hears n3: heartbeat t3 r445 promise 50ms
    5.605 573 854  n4     says to {n3}: heartbeat_ack t3 r445 promise 50ms
    5.605 591 501  n3     hears n0: heartbeat_ack t3 r445 promise 50ms
    5.605 598 271  n3     hears n2: heartbeat_ack t3 r445 promise 50ms
    5.605 605 852  n3     hears n4: heartbeat_ack t3 r445 promise 50ms
    5.605 609 076  n3     hears n1: heartbeat_ack t3 r445 promise 50ms
    5.615 537 280  n3     says to {n0, n1, n2, n4}: heartbeat t3 r446 promise 50ms
    5.615 562 581  n1     hears n3: heartbeat t3 r446 promise 50ms
    5.615 562 581  n1     says to {n3}: heartbeat_ack t3 r446 promise 50ms
    5.615 569 643  n0     hears n3: heartbeat t3 r446 promise 50ms
    5.615 569 643  n0     says to {n3}: heartbeat_ack t3 r446 promise 50ms
    5.615 570 797  n2     hears n3: heartbeat t3 r446 promise 50ms
    5.615 570 797  n2     says to {n3}: heartbeat_ack t3 r446 promise 50ms
    5.615 574 358  n4     hears n3: heartbeat t3 r446 promise 50ms
    5.615 574 358  n4     says to {n3}: heartbeat_ack t3 r446 promise 50ms
    5.615 596 321  n3     hears n0: heartbeat_ack t3 r446 promise 50ms
    5.615 596 549  n3     hears n2: heartbeat_ack t3 r446 promise 50ms
    5.615 598 226  n3     hears n1: heartbeat_ack t3 r446 promise 50ms
    5.615 599 876  n3     hears n4: heartbeat_ack t3 r446 promise 50ms
    5.625 538 102  n3     says to {n0, n1, n2, n4}: heartbeat t3 r447 promise 50ms
    5.625 563 312  n2     hears n3: heartbeat t3 r447 promise 50ms
    5.625 563 312  n2     says to {n3}: heartbeat_ack t3 r447 promise 50ms
    5.625 564 021  n1     hears n3: heartbeat t3 r447 promise 50ms
    5.625 564 021  n1     says to {n3}: heartbeat_ack t3 r447 promise 50ms
    5.625 564 930  n4     hears n3: heartbeat t3 r447 promise 50ms
    5.625 564 930  n4     says to {n3}: heartbeat_ack t3 r447 promise 50ms
    5.625 570 888  n0     hears n3: heartbeat t3 r447 promise 50ms
    5.625 570 888  n0     says to {n3}: heartbeat_ack t3 r447 promise 50ms
    5.625 594 806  n3     hears n2: heartbeat_ack t3 r447 promise 50ms
    5.625 597 193  n3     hears n1: heartbeat_ack t3 r447 promise 50ms
    5.625 598 046  n3     hears n4: heartbeat_ack t3 r447 promise 50ms
    5.625 602 961  n3     hears n0: heartbeat_ack t3 r447 promise 50ms
    5.635 538 411  n3     says to {n0, n1, n2, n4}: heartbeat t3 r448 promise 50ms
    5.635 564 510  n0     hears n3: heartbeat t3 r448 promise 50ms
    5.635 564 510  n0     says to {n3}: heartbeat_ack t3 r448 promise 50ms
    5.635 570 369  n1     hears n3: heartbeat t3 r448 promise 50ms
    5.635 570 369  n1     says to {n3}: heartbeat_ack t3 r448 promise 50ms
    5.635 571 646  n2     hears n3: heartbeat t3 r448 promise 50ms
    5.635 571 646  n2     says to {n3}: heartbeat_ack t3 r448 promise 50ms
    5.635 574 537  n4     hears n3: heartbeat t3 r448 promise 50ms
    5.635 574 537  n4     says to {n3}: heartbeat_ack t3 r448 promise 50ms
    5.635 589 515  n3     hears n0: heartbeat_ack t3 r448 promise 50ms
    5.635 605 749  n3     hears n2: heartbeat_ack t3 r448 promise 50ms
    5.635 607 028  n3     hears n1: heartbeat_ack t3 r448 promise 50ms
    5.635 608 518  n3     hears n4: heartbeat_ack t3 r448 promise 50ms
    5.645 539 102  n3     says to {n0, n1, n2, n4}: heartbeat t3 r449 promise 50ms
    5.645 566 786  n0     hears n3: heartbeat t3 r449 promise 50ms
    5.645 566 786  n0     says to {n3}: heartbeat_ack t3 r449 promise 50ms
    5.645 572 750  n1     hears n3: heartbeat t3 r449 promise 50ms
    5.645 572 750  n1     says to {n3}: heartbeat_ack t3 r449 promise 50ms
    5.645 575 499  n4     hears n3: heartbeat t3 r449 promise 50ms
    5.645 575 499  n4     says to {n3}: heartbeat_ack t3 r449 promise 50ms
    5.645 576 275  n2     hears n3: heartbeat t3 r449 promise 50ms
    5.645 576 275  n2     says to {n3}: heartbeat_ack t3 r449 promise 50ms
    5.645 604 099  n3     hears n0: heartbeat_ack t3 r449 promise 50ms
    5.645 605 333  n3     hears n1: heartbeat_ack t3 r449 promise 50ms
    5.645 607 326  n3     hears n4: heartbeat_ack t3 r449 promise 50ms
    5.645 611 237  n3     hears n2: heartbeat_ack t3 r449 promise 50ms
    5.655 539 736  n3     says to {n0, n1, n2, n4}: heartbeat t3 r450 promise 50ms
    5.655 565 637  n0     hears n3: heartbeat t3 r450 promise 50ms
    5.655 565 637  n0     says to {n3}: heartbeat_ack t3 r450 promise 50ms
    5.655 570 155  n1     hears n3: heartbeat t3 r450 promise 50ms
    5.655 570 155  n1     says to {n3}: heartbeat_ack t3 r450 promise 50ms
    5.655 576 101  n2     hears n3: heartbeat t3 r450 promise 50ms
    5.655 576 101  n2     says to {n3}: heartbeat_ack t3 r450 promise 50ms
    5.655 576 881  n4     hears n3: heartbeat t3 r450 promise 50ms
    5.655 576 881  n4     says to {n3}: heartbeat_ack t3 r450 promise 50ms
    5.655 594 255  n3     hears n0: heartbeat_ack t3 r450 promise 50ms
    5.655 604 435  n3     hears n1: heartbeat_ack t3 r450 promise 50ms
    5.655 606 591  n3     hears n2: heartbeat_ack t3 r450 promise 50ms
    5.655 610 506  n3     hears n4: heartbeat_ack t3 r450 promise 50ms
    5.665 540 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r451 promise 50ms
    5.665 569 320  n4     hears n3: heartbeat t3 r451 promise 50ms
    5.665 569 320  n4     says to {n3}: heartbeat_ack t3 r451 promise 50ms
    5.665 572 723  n1     hears n3: heartbeat t3 r451 promise 50ms
    5.665 572 723  n1     says to {n3}: heartbeat_ack t3 r451 promise 50ms
    5.665 575 375  n2     hears n3: heartbeat t3 r451 promise 50ms
    5.665 575 375  n2     says to {n3}: heartbeat_ack t3 r451 promise 50ms
    5.665 575 854  n0     hears n3: heartbeat t3 r451 promise 50ms
    5.665 575 854  n0     says to {n3}: heartbeat_ack t3 r451 promise 50ms
    5.665 603 111  n3     hears n1: heartbeat_ack t3 r451 promise 50ms
    5.665 603 272  n3     hears n4: heartbeat_ack t3 r451 promise 50ms
    5.665 604 250  n3     hears n0: heartbeat_ack t3 r451 promise 50ms
    5.665 610 232  n3     hears n2: heartbeat_ack t3 r451 promise 50ms
    5.675 540 548  n3     says to {n0, n1, n2, n4}: heartbeat t3 r452 promise 50ms
    5.675 566 612  n2     hears n3: heartbeat t3 r452 promise 50ms
    5.675 566 612  n2     says to {n3}: heartbeat_ack t3 r452 promise 50ms
    5.675 566 618  n1     hears n3: heartbeat t3 r452 promise 50ms
    5.675 566 618  n1     says to {n3}: heartbeat_ack t3 r452 promise 50ms
    5.675 566 870  n4     hears n3: heartbeat t3 r452 promise 50ms
    5.675 566 870  n4     says to {n3}: heartbeat_ack t3 r452 promise 50ms
    5.675 572 181  n0     hears n3: heartbeat t3 r452 promise 50ms
    5.675 572 181  n0     says to {n3}: heartbeat_ack t3 r452 promise 50ms
    5.675 591 894  n3     hears n4: heartbeat_ack t3 r452 promise 50ms
    5.675 602 932  n3     hears n2: heartbeat_ack t3 r452 promise 50ms
    5.675 603 159  n3     hears n1: heartbeat_ack t3 r452 promise 50ms
    5.675 603 926  n3     hears n0: heartbeat_ack t3 r452 promise 50ms
    5.685 540 992  n3     says to {n0, n1, n2, n4}: heartbeat t3 r453 promise 50ms
    5.685 566 497  n0     hears n3: heartbeat t3 r453 promise 50ms
    5.685 566 497  n0     says to {n3}: heartbeat_ack t3 r453 promise 50ms
    5.685 566 783  n1     hears n3: heartbeat t3 r453 promise 50ms
    5.685 566 783  n1     says to {n3}: heartbeat_ack t3 r453 promise 50ms
    5.685 568 109  n2     hears n3: heartbeat t3 r453 promise 50ms
    5.685 568 109  n2     says to {n3}: heartbeat_ack t3 r453 promise 50ms
    5.685 573 072  n4     hears n3: heartbeat t3 r453 promise 50ms
    5.685 573 072  n4     says to {n3}: heartbeat_ack t3 r453 promise 50ms
    5.685 600 114  n3     hears n1: heartbeat_ack t3 r453 promise 50ms
    5.685 600 556  n3     hears n0: heartbeat_ack t3 r453 promise 50ms
    5.685 602 167  n3     hears n2: heartbeat_ack t3 r453 promise 50ms
    5.685 609 379  n3     hears n4: heartbeat_ack t3 r453 promise 50ms
    5.695 541 680  n3     says to {n0, n1, n2, n4}: heartbeat t3 r454 promise 50ms
    5.695 567 783  n1     hears n3: heartbeat t3 r454 promise 50ms
    5.695 567 783  n1     says to {n3}: heartbeat_ack t3 r454 promise 50ms
    5.695 572 247  n4     hears n3: heartbeat t3 r454 promise 50ms
    5.695 572 247  n4     says to {n3}: heartbeat_ack t3 r454 promise 50ms
    5.695 574 759  n0     hears n3: heartbeat t3 r454 promise 50ms
    5.695 574 759  n0     says to {n3}: heartbeat_ack t3 r454 promise 50ms
    5.695 578 589  n2     hears n3: heartbeat t3 r454 promise 50ms
    5.695 578 589  n2     says to {n3}: heartbeat_ack t3 r454 promise 50ms
    5.695 596 208  n3     hears n1: heartbeat_ack t3 r454 promise 50ms
    5.695 597 507  n3     hears n4: heartbeat_ack t3 r454 promise 50ms
    5.695 608 172  n3     hears n2: heartbeat_ack t3 r454 promise 50ms
    5.695 610 963  n3     hears n0: heartbeat_ack t3 r454 promise 50ms
    5.705 541 782  n3     says to {n0, n1, n2, n4}: heartbeat t3 r455 promise 50ms
    5.705 571 793  n4     hears n3: heartbeat t3 r455 promise 50ms
    5.705 571 793  n4     says to {n3}: heartbeat_ack t3 r455 promise 50ms
    5.705 574 612  n0     hears n3: heartbeat t3 r455 promise 50ms
    5.705 574 612  n0     says to {n3}: heartbeat_ack t3 r455 promise 50ms
    5.705 575 952  n2     hears n3: heartbeat t3 r455 promise 50ms
    5.705 575 952  n2     says to {n3}: heartbeat_ack t3 r455 promise 50ms
    5.705 578 290  n1     hears n3: heartbeat t3 r455 promise 50ms
    5.705 578 290  n1     says to {n3}: heartbeat_ack t3 r455 promise 50ms
    5.705 604 830  n3     hears n4: heartbeat_ack t3 r455 promise 50ms
    5.705 605 244  n3     hears n0: heartbeat_ack t3 r455 promise 50ms
    5.705 612 357  n3     hears n2: heartbeat_ack t3 r455 promise 50ms
    5.705 613 165  n3     hears n1: heartbeat_ack t3 r455 promise 50ms
    5.715 542 554  n3     says to {n0, n1, n2, n4}: heartbeat t3 r456 promise 50ms
    5.715 573 086  n2     hears n3: heartbeat t3 r456 promise 50ms
    5.715 573 086  n2     says to {n3}: heartbeat_ack t3 r456 promise 50ms
    5.715 574 324  n1     hears n3: heartbeat t3 r456 promise 50ms
    5.715 574 324  n1     says to {n3}: heartbeat_ack t3 r456 promise 50ms
    5.715 574 940  n4     hears n3: heartbeat t3 r456 promise 50ms
    5.715 574 940  n4     says to {n3}: heartbeat_ack t3 r456 promise 50ms
    5.715 577 169  n0     hears n3: heartbeat t3 r456 promise 50ms
    5.715 577 169  n0     says to {n3}: heartbeat_ack t3 r456 promise 50ms
    5.715 600 081  n3     hears n1: heartbeat_ack t3 r456 promise 50ms
    5.715 606 816  n3     hears n0: heartbeat_ack t3 r456 promise 50ms
    5.715 607 783  n3     hears n2: heartbeat_ack t3 r456 promise 50ms
    5.715 611 800  n3     hears n4: heartbeat_ack t3 r456 promise 50ms
    5.725 542 887  n3     says to {n0, n1, n2, n4}: heartbeat t3 r457 promise 50ms
    5.725 570 904  n4     hears n3: heartbeat t3 r457 promise 50ms
    5.725 570 904  n4     says to {n3}: heartbeat_ack t3 r457 promise 50ms
    5.725 575 809  n0     hears n3: heartbeat t3 r457 promise 50ms
    5.725 575 809  n0     says to {n3}: heartbeat_ack t3 r457 promise 50ms
    5.725 577 329  n1     hears n3: heartbeat t3 r457 promise 50ms
    5.725 577 329  n1     says to {n3}: heartbeat_ack t3 r457 promise 50ms
    5.725 579 432  n2     hears n3: heartbeat t3 r457 promise 50ms
    5.725 579 432  n2     says to {n3}: heartbeat_ack t3 r457 promise 50ms
    5.725 603 848  n3     hears n4: heartbeat_ack t3 r457 promise 50ms
    5.725 605 672  n3     hears n0: heartbeat_ack t3 r457 promise 50ms
    5.725 611 422  n3     hears n1: heartbeat_ack t3 r457 promise 50ms
    5.725 613 140  n3     hears n2: heartbeat_ack t3 r457 promise 50ms
    5.735 543 278  n3     says to {n0, n1, n2, n4}: heartbeat t3 r458 promise 50ms
    5.735 569 175  n2     hears n3: heartbeat t3 r458 promise 50ms
    5.735 569 175  n2     says to {n3}: heartbeat_ack t3 r458 promise 50ms
    5.735 573 023  n1     hears n3: heartbeat t3 r458 promise 50ms
    5.735 573 023  n1     says to {n3}: heartbeat_ack t3 r458 promise 50ms
    5.735 575 280  n4     hears n3: heartbeat t3 r458 promise 50ms
    5.735 575 280  n4     says to {n3}: heartbeat_ack t3 r458 promise 50ms
    5.735 577 969  n0     hears n3: heartbeat t3 r458 promise 50ms
    5.735 577 969  n0     says to {n3}: heartbeat_ack t3 r458 promise 50ms
    5.735 596 366  n3     hears n2: heartbeat_ack t3 r458 promise 50ms
    5.735 602 788  n3     hears n1: heartbeat_ack t3 r458 promise 50ms
    5.735 609 457  n3     hears n0: heartbeat_ack t3 r458 promise 50ms
    5.735 612 375  n3     hears n4: heartbeat_ack t3 r458 promise 50ms
    5.745 544 006  n3     says to {n0, n1, n2, n4}: heartbeat t3 r459 promise 50ms
    5.745 574 095  n1     hears n3: heartbeat t3 r459 promise 50ms
    5.745 574 095  n1     says to {n3}: heartbeat_ack t3 r459 promise 50ms
    5.745 575 484  n2     hears n3: heartbeat t3 r459 promise 50ms
    5.745 575 484  n2     says to {n3}: heartbeat_ack t3 r459 promise 50ms
    5.745 579 936  n0     hears n3: heartbeat t3 r459 promise 50ms
    5.745 579 936  n0     says to {n3}: heartbeat_ack t3 r459 promise 50ms
    5.745 580 174  n4     hears n3: heartbeat t3 r459 promise 50ms
    5.745 580 174  n4     says to {n3}: heartbeat_ack t3 r459 promise 50ms
    5.745 604 985  n3     hears n1: heartbeat_ack t3 r459 promise 50ms
    5.745 605 613  n3     hears n0: heartbeat_ack t3 r459 promise 50ms
    5.745 606 440  n3     hears n2: heartbeat_ack t3 r459 promise 50ms
    5.745 613 907  n3     hears n4: heartbeat_ack t3 r459 promise 50ms
    5.755 544 711  n3     says to {n0, n1, n2, n4}: heartbeat t3 r460 promise 50ms
    5.755 572 045  n2     hears n3: heartbeat t3 r460 promise 50ms
    5.755 572 045  n2     says to {n3}: heartbeat_ack t3 r460 promise 50ms
    5.755 575 706  n4     hears n3: heartbeat t3 r460 promise 50ms
    5.755 575 706  n4     says to {n3}: heartbeat_ack t3 r460 promise 50ms
    5.755 576 975  n0     hears n3: heartbeat t3 r460 promise 50ms
    5.755 576 975  n0     says to {n3}: heartbeat_ack t3 r460 promise 50ms
    5.755 581 047  n1     hears n3: heartbeat t3 r460 promise 50ms
    5.755 581 047  n1     says to {n3}: heartbeat_ack t3 r460 promise 50ms
    5.755 597 080  n3     hears n2: heartbeat_ack t3 r460 promise 50ms
    5.755 601 311  n3     hears n4: heartbeat_ack t3 r460 promise 50ms
    5.755 613 177  n3     hears n0: heartbeat_ack t3 r460 promise 50ms
    5.755 615 386  n3     hears n1: heartbeat_ack t3 r460 promise 50ms
    5.765 545 194  n3     says to {n0, n1, n2, n4}: heartbeat t3 r461 promise 50ms
    5.765 572 078  n4     hears n3: heartbeat t3 r461 promise 50ms
    5.765 572 078  n4     says to {n3}: heartbeat_ack t3 r461 promise 50ms
    5.765 574 093  n0     hears n3: heartbeat t3 r461 promise 50ms
    5.765 574 093  n0     says to {n3}: heartbeat_ack t3 r461 promise 50ms
    5.765 578 765  n1     hears n3: heartbeat t3 r461 promise 50ms
    5.765 578 765  n1     says to {n3}: heartbeat_ack t3 r461 promise 50ms
    5.765 579 419  n2     hears n3: heartbeat t3 r461 promise 50ms
    5.765 579 419  n2     says to {n3}: heartbeat_ack t3 r461 promise 50ms
    5.765 603 974  n3     hears n0: heartbeat_ack t3 r461 promise 50ms
    5.765 605 166  n3     hears n1: heartbeat_ack t3 r461 promise 50ms
    5.765 607 959  n3     hears n4: heartbeat_ack t3 r461 promise 50ms
    5.765 608 748  n3     hears n2: heartbeat_ack t3 r461 promise 50ms
    5.775 545 393  n3     says to {n0, n1, n2, n4}: heartbeat t3 r462 promise 50ms
    5.775 571 348  n2     hears n3: heartbeat t3 r462 promise 50ms
    5.775 571 348  n2     says to {n3}: heartbeat_ack t3 r462 promise 50ms
    5.775 576 631  n0     hears n3: heartbeat t3 r462 promise 50ms
    5.775 576 631  n0     says to {n3}: heartbeat_ack t3 r462 promise 50ms
    5.775 581 749  n1     hears n3: heartbeat t3 r462 promise 50ms
    5.775 581 749  n1     says to {n3}: heartbeat_ack t3 r462 promise 50ms
    5.775 582 633  n4     hears n3: heartbeat t3 r462 promise 50ms
    5.775 582 633  n4     says to {n3}: heartbeat_ack t3 r462 promise 50ms
    5.775 598 591  n3     hears n2: heartbeat_ack t3 r462 promise 50ms
    5.775 604 740  n3     hears n0: heartbeat_ack t3 r462 promise 50ms
    5.775 607 332  n3     hears n1: heartbeat_ack t3 r462 promise 50ms
    5.775 612 635  n3     hears n4: heartbeat_ack t3 r462 promise 50ms
    5.785 545 821  n3     says to {n0, n1, n2, n4}: heartbeat t3 r463 promise 50ms
    5.785 574 589  n2     hears n3: heartbeat t3 r463 promise 50ms
    5.785 574 589  n2     says to {n3}: heartbeat_ack t3 r463 promise 50ms
    5.785 575 198  n4     hears n3: heartbeat t3 r463 promise 50ms
    5.785 575 198  n4     says to {n3}: heartbeat_ack t3 r463 promise 50ms
    5.785 579 407  n1     hears n3: heartbeat t3 r463 promise 50ms
    5.785 579 407  n1     says to {n3}: heartbeat_ack t3 r463 promise 50ms
    5.785 593 503  n0     hears n3: heartbeat t3 r463 promise 50ms
    5.785 593 503  n0     says to {n3}: heartbeat_ack t3 r463 promise 50ms
    5.785 607 910  n3     hears n2: heartbeat_ack t3 r463 promise 50ms
    5.785 609 366  n3     hears n4: heartbeat_ack t3 r463 promise 50ms
    5.785 614 771  n3     hears n1: heartbeat_ack t3 r463 promise 50ms
    5.785 622 296  n3     hears n0: heartbeat_ack t3 r463 promise 50ms
    5.795 546 330  n3     says to {n0, n1, n2, n4}: heartbeat t3 r464 promise 50ms
    5.795 573 601  n4     hears n3: heartbeat t3 r464 promise 50ms
    5.795 573 601  n4     says to {n3}: heartbeat_ack t3 r464 promise 50ms
    5.795 576 999  n1     hears n3: heartbeat t3 r464 promise 50ms
    5.795 576 999  n1     says to {n3}: heartbeat_ack t3 r464 promise 50ms
    5.795 579 865  n2     hears n3: heartbeat t3 r464 promise 50ms
    5.795 579 865  n2     says to {n3}: heartbeat_ack t3 r464 promise 50ms
    5.795 581 682  n0     hears n3: heartbeat t3 r464 promise 50ms
    5.795 581 682  n0     says to {n3}: heartbeat_ack t3 r464 promise 50ms
    5.795 606 307  n3     hears n2: heartbeat_ack t3 r464 promise 50ms
    5.795 607 601  n3     hears n0: heartbeat_ack t3 r464 promise 50ms
    5.795 609 071  n3     hears n1: heartbeat_ack t3 r464 promise 50ms
    5.795 610 226  n3     hears n4: heartbeat_ack t3 r464 promise 50ms
    5.805 547 026  n3     says to {n0, n1, n2, n4}: heartbeat t3 r465 promise 50ms
    5.805 574 330  n4     hears n3: heartbeat t3 r465 promise 50ms
    5.805 574 330  n4     says to {n3}: heartbeat_ack t3 r465 promise 50ms
    5.805 579 564  n2     hears n3: heartbeat t3 r465 promise 50ms
    5.805 579 564  n2     says to {n3}: heartbeat_ack t3 r465 promise 50ms
    5.805 582 394  n0     hears n3: heartbeat t3 r465 promise 50ms
    5.805 582 394  n0     says to {n3}: heartbeat_ack t3 r465 promise 50ms
    5.805 582 812  n1     hears n3: heartbeat t3 r465 promise 50ms
    5.805 582 812  n1     says to {n3}: heartbeat_ack t3 r465 promise 50ms
    5.805 610 594  n3     hears n2: heartbeat_ack t3 r465 promise 50ms
    5.805 610 684  n3     hears n4: heartbeat_ack t3 r465 promise 50ms
    5.805 613 441  n3     hears n0: heartbeat_ack t3 r465 promise 50ms
    5.805 616 126  n3     hears n1: heartbeat_ack t3 r465 promise 50ms
    5.815 547 627  n3     says to {n0, n1, n2, n4}: heartbeat t3 r466 promise 50ms
    5.815 574 468  n0     hears n3: heartbeat t3 r466 promise 50ms
    5.815 574 468  n0     says to {n3}: heartbeat_ack t3 r466 promise 50ms
    5.815 575 131  n1     hears n3: heartbeat t3 r466 promise 50ms
    5.815 575 131  n1     says to {n3}: heartbeat_ack t3 r466 promise 50ms
    5.815 583 163  n4     hears n3: heartbeat t3 r466 promise 50ms
    5.815 583 163  n4     says to {n3}: heartbeat_ack t3 r466 promise 50ms
    5.815 584 141  n2     hears n3: heartbeat t3 r466 promise 50ms
    5.815 584 141  n2     says to {n3}: heartbeat_ack t3 r466 promise 50ms
    5.815 600 689  n3     hears n0: heartbeat_ack t3 r466 promise 50ms
    5.815 607 672  n3     hears n1: heartbeat_ack t3 r466 promise 50ms
    5.815 613 082  n3     hears n2: heartbeat_ack t3 r466 promise 50ms
    5.815 614 768  n3     hears n4: heartbeat_ack t3 r466 promise 50ms
    5.825 548 019  n3     says to {n0, n1, n2, n4}: heartbeat t3 r467 promise 50ms
    5.825 577 985  n2     hears n3: heartbeat t3 r467 promise 50ms
    5.825 577 985  n2     says to {n3}: heartbeat_ack t3 r467 promise 50ms
    5.825 578 212  n1     hears n3: heartbeat t3 r467 promise 50ms
    5.825 578 212  n1     says to {n3}: heartbeat_ack t3 r467 promise 50ms
    5.825 579 278  n0     hears n3: heartbeat t3 r467 promise 50ms
    5.825 579 278  n0     says to {n3}: heartbeat_ack t3 r467 promise 50ms
    5.825 580 799  n4     hears n3: heartbeat t3 r467 promise 50ms
    5.825 580 799  n4     says to {n3}: heartbeat_ack t3 r467 promise 50ms
    5.825 606 175  n3     hears n1: heartbeat_ack t3 r467 promise 50ms
    5.825 608 443  n3     hears n0: heartbeat_ack t3 r467 promise 50ms
    5.825 614 043  n3     hears n2: heartbeat_ack t3 r467 promise 50ms
    5.825 615 643  n3     hears n4: heartbeat_ack t3 r467 promise 50ms
    5.835 548 584  n3     says to {n0, n1, n2, n4}: heartbeat t3 r468 promise 50ms
    5.835 578 334  n2     hears n3: heartbeat t3 r468 promise 50ms
    5.835 578 334  n2     says to {n3}: heartbeat_ack t3 r468 promise 50ms
    5.835 583 427  n0     hears n3: heartbeat t3 r468 promise 50ms
    5.835 583 427  n0     says to {n3}: heartbeat_ack t3 r468 promise 50ms
    5.835 583 745  n4     hears n3: heartbeat t3 r468 promise 50ms
    5.835 583 745  n4     says to {n3}: heartbeat_ack t3 r468 promise 50ms
    5.835 585 080  n1     hears n3: heartbeat t3 r468 promise 50ms
    5.835 585 080  n1     says to {n3}: heartbeat_ack t3 r468 promise 50ms
    5.835 610 030  n3     hears n4: heartbeat_ack t3 r468 promise 50ms
    5.835 611 323  n3     hears n2: heartbeat_ack t3 r468 promise 50ms
    5.835 615 925  n3     hears n0: heartbeat_ack t3 r468 promise 50ms
    5.835 618 210  n3     hears n1: heartbeat_ack t3 r468 promise 50ms
    5.845 549 068  n3     says to {n0, n1, n2, n4}: heartbeat t3 r469 promise 50ms
    5.845 575 579  n1     hears n3: heartbeat t3 r469 promise 50ms
    5.845 575 579  n1     says to {n3}: heartbeat_ack t3 r469 promise 50ms
    5.845 575 626  n0     hears n3: heartbeat t3 r469 promise 50ms
    5.845 575 626  n0     says to {n3}: heartbeat_ack t3 r469 promise 50ms
    5.845 577 465  n4     hears n3: heartbeat t3 r469 promise 50ms
    5.845 577 465  n4     says to {n3}: heartbeat_ack t3 r469 promise 50ms
    5.845 579 284  n2     hears n3: heartbeat t3 r469 promise 50ms
    5.845 579 284  n2     says to {n3}: heartbeat_ack t3 r469 promise 50ms
    5.845 608 909  n3     hears n1: heartbeat_ack t3 r469 promise 50ms
    5.845 610 420  n3     hears n0: heartbeat_ack t3 r469 promise 50ms
    5.845 610 546  n3     hears n4: heartbeat_ack t3 r469 promise 50ms
    5.845 614 284  n3     hears n2: heartbeat_ack t3 r469 promise 50ms
    5.855 549 633  n3     says to {n0, n1, n2, n4}: heartbeat t3 r470 promise 50ms
    5.855 578 998  n1     hears n3: heartbeat t3 r470 promise 50ms
    5.855 578 998  n1     says to {n3}: heartbeat_ack t3 r470 promise 50ms
    5.855 581 482  n0     hears n3: heartbeat t3 r470 promise 50ms
    5.855 581 482  n0     says to {n3}: heartbeat_ack t3 r470 promise 50ms
    5.855 585 081  n4     hears n3: heartbeat t3 r470 promise 50ms
    5.855 585 081  n4     says to {n3}: heartbeat_ack t3 r470 promise 50ms
    5.855 587 122  n2     hears n3: heartbeat t3 r470 promise 50ms
    5.855 587 122  n2     says to {n3}: heartbeat_ack t3 r470 promise 50ms
    5.855 611 040  n3     hears n1: heartbeat_ack t3 r470 promise 50ms
    5.855 616 306  n3     hears n0: heartbeat_ack t3 r470 promise 50ms
    5.855 616 590  n3     hears n4: heartbeat_ack t3 r470 promise 50ms
    5.855 623 742  n3     hears n2: heartbeat_ack t3 r470 promise 50ms
    5.865 550 242  n3     says to {n0, n1, n2, n4}: heartbeat t3 r471 promise 50ms
    5.865 576 543  n2     hears n3: heartbeat t3 r471 promise 50ms
    5.865 576 543  n2     says to {n3}: heartbeat_ack t3 r471 promise 50ms
    5.865 577 073  n4     hears n3: heartbeat t3 r471 promise 50ms
    5.865 577 073  n4     says to {n3}: heartbeat_ack t3 r471 promise 50ms
    5.865 577 870  n1     hears n3: heartbeat t3 r471 promise 50ms
    5.865 577 870  n1     says to {n3}: heartbeat_ack t3 r471 promise 50ms
    5.865 584 834  n0     hears n3: heartbeat t3 r471 promise 50ms
    5.865 584 834  n0     says to {n3}: heartbeat_ack t3 r471 promise 50ms
    5.865 604 379  n3     hears n4: heartbeat_ack t3 r471 promise 50ms
    5.865 608 126  n3     hears n2: heartbeat_ack t3 r471 promise 50ms
    5.865 611 770  n3     hears n1: heartbeat_ack t3 r471 promise 50ms
    5.865 617 219  n3     hears n0: heartbeat_ack t3 r471 promise 50ms
    5.875 550 421  n3     says to {n0, n1, n2, n4}: heartbeat t3 r472 promise 50ms
    5.875 577 709  n1     hears n3: heartbeat t3 r472 promise 50ms
    5.875 577 709  n1     says to {n3}: heartbeat_ack t3 r472 promise 50ms
    5.875 580 059  n4     hears n3: heartbeat t3 r472 promise 50ms
    5.875 580 059  n4     says to {n3}: heartbeat_ack t3 r472 promise 50ms
    5.875 581 345  n0     hears n3: heartbeat t3 r472 promise 50ms
    5.875 581 345  n0     says to {n3}: heartbeat_ack t3 r472 promise 50ms
    5.875 585 634  n2     hears n3: heartbeat t3 r472 promise 50ms
    5.875 585 634  n2     says to {n3}: heartbeat_ack t3 r472 promise 50ms
    5.875 612 883  n3     hears n1: heartbeat_ack t3 r472 promise 50ms
    5.875 613 984  n3     hears n0: heartbeat_ack t3 r472 promise 50ms
    5.875 615 724  n3     hears n2: heartbeat_ack t3 r472 promise 50ms
    5.875 617 538  n3     hears n4: heartbeat_ack t3 r472 promise 50ms
    5.885 550 794  n3     says to {n0, n1, n2, n4}: heartbeat t3 r473 promise 50ms
    5.885 575 840  n0     hears n3: heartbeat t3 r473 promise 50ms
    5.885 575 840  n0     says to {n3}: heartbeat_ack t3 r473 promise 50ms
    5.885 584 320  n1     hears n3: heartbeat t3 r473 promise 50ms
    5.885 584 320  n1     says to {n3}: heartbeat_ack t3 r473 promise 50ms
    5.885 584 669  n2     hears n3: heartbeat t3 r473 promise 50ms
    5.885 584 669  n2     says to {n3}: heartbeat_ack t3 r473 promise 50ms
    5.885 585 126  n4     hears n3: heartbeat t3 r473 promise 50ms
    5.885 585 126  n4     says to {n3}: heartbeat_ack t3 r473 promise 50ms
    5.885 609 206  n3     hears n0: heartbeat_ack t3 r473 promise 50ms
    5.885 614 730  n3     hears n1: heartbeat_ack t3 r473 promise 50ms
    5.885 616 607  n3     hears n2: heartbeat_ack t3 r473 promise 50ms
    5.885 618 737  n3     hears n4: heartbeat_ack t3 r473 promise 50ms
    5.895 551 415  n3     says to {n0, n1, n2, n4}: heartbeat t3 r474 promise 50ms
    5.895 579 082  n2     hears n3: heartbeat t3 r474 promise 50ms
    5.895 579 082  n2     says to {n3}: heartbeat_ack t3 r474 promise 50ms
    5.895 581 373  n1     hears n3: heartbeat t3 r474 promise 50ms
    5.895 581 373  n1     says to {n3}: heartbeat_ack t3 r474 promise 50ms
    5.895 584 858  n0     hears n3: heartbeat t3 r474 promise 50ms
    5.895 584 858  n0     says to {n3}: heartbeat_ack t3 r474 promise 50ms
    5.895 586 003  n4     hears n3: heartbeat t3 r474 promise 50ms
    5.895 586 003  n4     says to {n3}: heartbeat_ack t3 r474 promise 50ms
    5.895 610 235  n3     hears n0: heartbeat_ack t3 r474 promise 50ms
    5.895 613 941  n3     hears n2: heartbeat_ack t3 r474 promise 50ms
    5.895 614 040  n3     hears n1: heartbeat_ack t3 r474 promise 50ms
    5.895 623 147  n3     hears n4: heartbeat_ack t3 r474 promise 50ms
    5.905 552 137  n3     says to {n0, n1, n2, n4}: heartbeat t3 r475 promise 50ms
    5.905 580 538  n4     hears n3: heartbeat t3 r475 promise 50ms
    5.905 580 538  n4     says to {n3}: heartbeat_ack t3 r475 promise 50ms
    5.905 585 231  n2     hears n3: heartbeat t3 r475 promise 50ms
    5.905 585 231  n2     says to {n3}: heartbeat_ack t3 r475 promise 50ms
    5.905 588 686  n1     hears n3: heartbeat t3 r475 promise 50ms
    5.905 588 686  n1     says to {n3}: heartbeat_ack t3 r475 promise 50ms
    5.905 588 973  n0     hears n3: heartbeat t3 r475 promise 50ms
    5.905 588 973  n0     says to {n3}: heartbeat_ack t3 r475 promise 50ms
    5.905 611 579  n3     hears n4: heartbeat_ack t3 r475 promise 50ms
    5.905 616 887  n3     hears n2: heartbeat_ack t3 r475 promise 50ms
    5.905 620 614  n3     hears n0: heartbeat_ack t3 r475 promise 50ms
    5.905 624 328  n3     hears n1: heartbeat_ack t3 r475 promise 50ms
    5.915 552 450  n3     says to {n0, n1, n2, n4}: heartbeat t3 r476 promise 50ms
    5.915 580 098  n4     hears n3: heartbeat t3 r476 promise 50ms
    5.915 580 098  n4     says to {n3}: heartbeat_ack t3 r476 promise 50ms
    5.915 588 617  n1     hears n3: heartbeat t3 r476 promise 50ms
    5.915 588 617  n1     says to {n3}: heartbeat_ack t3 r476 promise 50ms
    5.915 589 073  n2     hears n3: heartbeat t3 r476 promise 50ms
    5.915 589 073  n2     says to {n3}: heartbeat_ack t3 r476 promise 50ms
    5.915 589 211  n0     hears n3: heartbeat t3 r476 promise 50ms
    5.915 589 211  n0     says to {n3}: heartbeat_ack t3 r476 promise 50ms
    5.915 614 170  n3     hears n4: heartbeat_ack t3 r476 promise 50ms
    5.915 615 541  n3     hears n1: heartbeat_ack t3 r476 promise 50ms
    5.915 622 022  n3     hears n0: heartbeat_ack t3 r476 promise 50ms
    5.915 623 635  n3     hears n2: heartbeat_ack t3 r476 promise 50ms
    5.925 552 784  n3     says to {n0, n1, n2, n4}: heartbeat t3 r477 promise 50ms
    5.925 579 744  n1     hears n3: heartbeat t3 r477 promise 50ms
    5.925 579 744  n1     says to {n3}: heartbeat_ack t3 r477 promise 50ms
    5.925 585 506  n2     hears n3: heartbeat t3 r477 promise 50ms
    5.925 585 506  n2     says to {n3}: heartbeat_ack t3 r477 promise 50ms
    5.925 589 081  n4     hears n3: heartbeat t3 r477 promise 50ms
    5.925 589 081  n4     says to {n3}: heartbeat_ack t3 r477 promise 50ms
    5.925 589 761  n0     hears n3: heartbeat t3 r477 promise 50ms
    5.925 589 761  n0     says to {n3}: heartbeat_ack t3 r477 promise 50ms
    5.925 607 174  n3     hears n1: heartbeat_ack t3 r477 promise 50ms
    5.925 616 436  n3     hears n2: heartbeat_ack t3 r477 promise 50ms
    5.925 617 078  n3     hears n0: heartbeat_ack t3 r477 promise 50ms
    5.925 622 353  n3     hears n4: heartbeat_ack t3 r477 promise 50ms
    5.935 553 570  n3     says to {n0, n1, n2, n4}: heartbeat t3 r478 promise 50ms
    5.935 579 042  n2     hears n3: heartbeat t3 r478 promise 50ms
    5.935 579 042  n2     says to {n3}: heartbeat_ack t3 r478 promise 50ms
    5.935 579 239  n0     hears n3: heartbeat t3 r478 promise 50ms
    5.935 579 239  n0     says to {n3}: heartbeat_ack t3 r478 promise 50ms
    5.935 583 813  n1     hears n3: heartbeat t3 r478 promise 50ms
    5.935 583 813  n1     says to {n3}: heartbeat_ack t3 r478 promise 50ms
    5.935 588 284  n4     hears n3: heartbeat t3 r478 promise 50ms
    5.935 588 284  n4     says to {n3}: heartbeat_ack t3 r478 promise 50ms
    5.935 605 229  n3     hears n2: heartbeat_ack t3 r478 promise 50ms
    5.935 610 125  n3     hears n1: heartbeat_ack t3 r478 promise 50ms
    5.935 611 441  n3     hears n0: heartbeat_ack t3 r478 promise 50ms
    5.935 625 192  n3     hears n4: heartbeat_ack t3 r478 promise 50ms
    5.945 554 004  n3     says to {n0, n1, n2, n4}: heartbeat t3 r479 promise 50ms
    5.945 581 451  n1     hears n3: heartbeat t3 r479 promise 50ms
    5.945 581 451  n1     says to {n3}: heartbeat_ack t3 r479 promise 50ms
    5.945 583 013  n2     hears n3: heartbeat t3 r479 promise 50ms
    5.945 583 013  n2     says to {n3}: heartbeat_ack t3 r479 promise 50ms
    5.945 590 497  n0     hears n3: heartbeat t3 r479 promise 50ms
    5.945 590 497  n0     says to {n3}: heartbeat_ack t3 r479 promise 50ms
    5.945 591 100  n4     hears n3: heartbeat t3 r479 promise 50ms
    5.945 591 100  n4     says to {n3}: heartbeat_ack t3 r479 promise 50ms
    5.945 608 302  n3     hears n1: heartbeat_ack t3 r479 promise 50ms
    5.945 611 289  n3     hears n2: heartbeat_ack t3 r479 promise 50ms
    5.945 624 581  n3     hears n4: heartbeat_ack t3 r479 promise 50ms
    5.945 627 864  n3     hears n0: heartbeat_ack t3 r479 promise 50ms
    5.955 554 635  n3     says to {n0, n1, n2, n4}: heartbeat t3 r480 promise 50ms
    5.955 581 066  n2     hears n3: heartbeat t3 r480 promise 50ms
    5.955 581 066  n2     says to {n3}: heartbeat_ack t3 r480 promise 50ms
    5.955 582 035  n1     hears n3: heartbeat t3 r480 promise 50ms
    5.955 582 035  n1     says to {n3}: heartbeat_ack t3 r480 promise 50ms
    5.955 584 388  n0     hears n3: heartbeat t3 r480 promise 50ms
    5.955 584 388  n0     says to {n3}: heartbeat_ack t3 r480 promise 50ms
    5.955 591 981  n4     hears n3: heartbeat t3 r480 promise 50ms
    5.955 591 981  n4     says to {n3}: heartbeat_ack t3 r480 promise 50ms
    5.955 609 662  n3     hears n1: heartbeat_ack t3 r480 promise 50ms
    5.955 611 446  n3     hears n2: heartbeat_ack t3 r480 promise 50ms
    5.955 617 445  n3     hears n0: heartbeat_ack t3 r480 promise 50ms
    5.955 625 880  n3     hears n4: heartbeat_ack t3 r480 promise 50ms
    5.965 554 846  n3     says to {n0, n1, n2, n4}: heartbeat t3 r481 promise 50ms
    5.965 581 437  n4     hears n3: heartbeat t3 r481 promise 50ms
    5.965 581 437  n4     says to {n3}: heartbeat_ack t3 r481 promise 50ms
    5.965 583 526  n2     hears n3: heartbeat t3 r481 promise 50ms
    5.965 583 526  n2     says to {n3}: heartbeat_ack t3 r481 promise 50ms
    5.965 585 741  n0     hears n3: heartbeat t3 r481 promise 50ms
    5.965 585 741  n0     says to {n3}: heartbeat_ack t3 r481 promise 50ms
    5.965 589 016  n1     hears n3: heartbeat t3 r481 promise 50ms
    5.965 589 016  n1     says to {n3}: heartbeat_ack t3 r481 promise 50ms
    5.965 610 771  n3     hears n2: heartbeat_ack t3 r481 promise 50ms
    5.965 615 443  n3     hears n4: heartbeat_ack t3 r481 promise 50ms
    5.965 618 567  n3     hears n1: heartbeat_ack t3 r481 promise 50ms
    5.965 621 709  n3     hears n0: heartbeat_ack t3 r481 promise 50ms
    5.975 555 377  n3     says to {n0, n1, n2, n4}: heartbeat t3 r482 promise 50ms
    5.975 582 645  n4     hears n3: heartbeat t3 r482 promise 50ms
    5.975 582 645  n4     says to {n3}: heartbeat_ack t3 r482 promise 50ms
    5.975 582 728  n1     hears n3: heartbeat t3 r482 promise 50ms
    5.975 582 728  n1     says to {n3}: heartbeat_ack t3 r482 promise 50ms
    5.975 588 927  n0     hears n3: heartbeat t3 r482 promise 50ms
    5.975 588 927  n0     says to {n3}: heartbeat_ack t3 r482 promise 50ms
    5.975 590 336  n2     hears n3: heartbeat t3 r482 promise 50ms
    5.975 590 336  n2     says to {n3}: heartbeat_ack t3 r482 promise 50ms
    5.975 613 201  n3     hears n4: heartbeat_ack t3 r482 promise 50ms
    5.975 615 286  n3     hears n0: heartbeat_ack t3 r482 promise 50ms
    5.975 618 543  n3     hears n1: heartbeat_ack t3 r482 promise 50ms
    5.975 626 461  n3     hears n2: heartbeat_ack t3 r482 promise 50ms
    5.985 555 918  n3     says to {n0, n1, n2, n4}: heartbeat t3 r483 promise 50ms
    5.985 581 053  n1     hears n3: heartbeat t3 r483 promise 50ms
    5.985 581 053  n1     says to {n3}: heartbeat_ack t3 r483 promise 50ms
    5.985 583 170  n0     hears n3: heartbeat t3 r483 promise 50ms
    5.985 583 170  n0     says to {n3}: heartbeat_ack t3 r483 promise 50ms
    5.985 583 198  n4     hears n3: heartbeat t3 r483 promise 50ms
    5.985 583 198  n4     says to {n3}: heartbeat_ack t3 r483 promise 50ms
    5.985 586 212  n2     hears n3: heartbeat t3 r483 promise 50ms
    5.985 586 212  n2     says to {n3}: heartbeat_ack t3 r483 promise 50ms
    5.985 607 274  n3     hears n1: heartbeat_ack t3 r483 promise 50ms
    5.985 610 423  n3     hears n0: heartbeat_ack t3 r483 promise 50ms
    5.985 611 341  n3     hears n4: heartbeat_ack t3 r483 promise 50ms
    5.985 620 424  n3     hears n2: heartbeat_ack t3 r483 promise 50ms
    5.995 556 300  n3     says to {n0, n1, n2, n4}: heartbeat t3 r484 promise 50ms
    5.995 584 035  n0     hears n3: heartbeat t3 r484 promise 50ms
    5.995 584 035  n0     says to {n3}: heartbeat_ack t3 r484 promise 50ms
    5.995 586 506  n1     hears n3: heartbeat t3 r484 promise 50ms
    5.995 586 506  n1     says to {n3}: heartbeat_ack t3 r484 promise 50ms
    5.995 592 246  n2     hears n3: heartbeat t3 r484 promise 50ms
    5.995 592 246  n2     says to {n3}: heartbeat_ack t3 r484 promise 50ms
    5.995 593 216  n4     hears n3: heartbeat t3 r484 promise 50ms
    5.995 593 216  n4     says to {n3}: heartbeat_ack t3 r484 promise 50ms
    5.995 617 600  n3     hears n1: heartbeat_ack t3 r484 promise 50ms
    5.995 619 347  n3     hears n2: heartbeat_ack t3 r484 promise 50ms
    5.995 621 528  n3     hears n0: heartbeat_ack t3 r484 promise 50ms
    5.995 624 911  n3     hears n4: heartbeat_ack t3 r484 promise 50ms
    6.000 000 000  --   all faults are over
    6.005 556 865  n3     says to {n0, n1, n2, n4}: heartbeat t3 r485 promise 50ms
    6.005 584 660  n2     hears n3: heartbeat t3 r485 promise 50ms
    6.005 584 660  n2     says to {n3}: heartbeat_ack t3 r485 promise 50ms
    6.005 586 836  n0     hears n3: heartbeat t3 r485 promise 50ms
    6.005 586 836  n0     says to {n3}: heartbeat_ack t3 r485 promise 50ms
    6.005 587 776  n1     hears n3: heartbeat t3 r485 promise 50ms
    6.005 587 776  n1     says to {n3}: heartbeat_ack t3 r485 promise 50ms
    6.005 592 511  n4     hears n3: heartbeat t3 r485 promise 50ms
    6.005 592 511  n4     says to {n3}: heartbeat_ack t3 r485 promise 50ms
    6.005 615 866  n3     hears n1: heartbeat_ack t3 r485 promise 50ms
    6.005 620 023  n3     hears n4: heartbeat_ack t3 r485 promise 50ms
    6.005 621 832  n3     hears n2: heartbeat_ack t3 r485 promise 50ms
    6.005 623 620  n3     hears n0: heartbeat_ack t3 r485 promise 50ms
    6.015 557 753  n3     says to {n0, n1, n2, n4}: heartbeat t3 r486 promise 50ms
    6.015 585 316  n2     hears n3: heartbeat t3 r486 promise 50ms
    6.015 585 316  n2     says to {n3}: heartbeat_ack t3 r486 promise 50ms
    6.015 589 053  n1     hears n3: heartbeat t3 r486 promise 50ms
    6.015 589 053  n1     says to {n3}: heartbeat_ack t3 r486 promise 50ms
    6.015 592 825  n0     hears n3: heartbeat t3 r486 promise 50ms
    6.015 592 825  n0     says to {n3}: heartbeat_ack t3 r486 promise 50ms
    6.015 594 894  n4     hears n3: heartbeat t3 r486 promise 50ms
    6.015 594 894  n4     says to {n3}: heartbeat_ack t3 r486 promise 50ms
    6.015 612 106  n3     hears n2: heartbeat_ack t3 r486 promise 50ms
    6.015 617 998  n3     hears n1: heartbeat_ack t3 r486 promise 50ms
    6.015 627 507  n3     hears n0: heartbeat_ack t3 r486 promise 50ms
    6.015 628 386  n3     hears n4: heartbeat_ack t3 r486 promise 50ms
    6.025 558 223  n3     says to {n0, n1, n2, n4}: heartbeat t3 r487 promise 50ms
    6.025 585 762  n0     hears n3: heartbeat t3 r487 promise 50ms
    6.025 585 762  n0     says to {n3}: heartbeat_ack t3 r487 promise 50ms
    6.025 590 643  n1     hears n3: heartbeat t3 r487 promise 50ms
    6.025 590 643  n1     says to {n3}: heartbeat_ack t3 r487 promise 50ms
    6.025 591 605  n4     hears n3: heartbeat t3 r487 promise 50ms
    6.025 591 605  n4     says to {n3}: heartbeat_ack t3 r487 promise 50ms
    6.025 594 686  n2     hears n3: heartbeat t3 r487 promise 50ms
    6.025 594 686  n2     says to {n3}: heartbeat_ack t3 r487 promise 50ms
    6.025 621 817  n3     hears n0: heartbeat_ack t3 r487 promise 50ms
    6.025 622 730  n3     hears n1: heartbeat_ack t3 r487 promise 50ms
    6.025 623 467  n3     hears n2: heartbeat_ack t3 r487 promise 50ms
    6.025 628 498  n3     hears n4: heartbeat_ack t3 r487 promise 50ms
    6.035 558 281  n3     says to {n0, n1, n2, n4}: heartbeat t3 r488 promise 50ms
    6.035 587 243  n2     hears n3: heartbeat t3 r488 promise 50ms
    6.035 587 243  n2     says to {n3}: heartbeat_ack t3 r488 promise 50ms
    6.035 590 884  n4     hears n3: heartbeat t3 r488 promise 50ms
    6.035 590 884  n4     says to {n3}: heartbeat_ack t3 r488 promise 50ms
    6.035 594 001  n1     hears n3: heartbeat t3 r488 promise 50ms
    6.035 594 001  n1     says to {n3}: heartbeat_ack t3 r488 promise 50ms
    6.035 595 578  n0     hears n3: heartbeat t3 r488 promise 50ms
    6.035 595 578  n0     says to {n3}: heartbeat_ack t3 r488 promise 50ms
    6.035 617 696  n3     hears n4: heartbeat_ack t3 r488 promise 50ms
    6.035 623 394  n3     hears n2: heartbeat_ack t3 r488 promise 50ms
    6.035 624 839  n3     hears n1: heartbeat_ack t3 r488 promise 50ms
    6.035 628 373  n3     hears n0: heartbeat_ack t3 r488 promise 50ms
    6.045 559 141  n3     says to {n0, n1, n2, n4}: heartbeat t3 r489 promise 50ms
    6.045 585 739  n2     hears n3: heartbeat t3 r489 promise 50ms
    6.045 585 739  n2     says to {n3}: heartbeat_ack t3 r489 promise 50ms
    6.045 589 044  n0     hears n3: heartbeat t3 r489 promise 50ms
    6.045 589 044  n0     says to {n3}: heartbeat_ack t3 r489 promise 50ms
    6.045 589 653  n1     hears n3: heartbeat t3 r489 promise 50ms
    6.045 589 653  n1     says to {n3}: heartbeat_ack t3 r489 promise 50ms
    6.045 590 783  n4     hears n3: heartbeat t3 r489 promise 50ms
    6.045 590 783  n4     says to {n3}: heartbeat_ack t3 r489 promise 50ms
    6.045 616 581  n3     hears n0: heartbeat_ack t3 r489 promise 50ms
    6.045 616 996  n3     hears n4: heartbeat_ack t3 r489 promise 50ms
    6.045 619 081  n3     hears n2: heartbeat_ack t3 r489 promise 50ms
    6.045 627 106  n3     hears n1: heartbeat_ack t3 r489 promise 50ms
    6.055 559 642  n3     says to {n0, n1, n2, n4}: heartbeat t3 r490 promise 50ms
    6.055 588 328  n4     hears n3: heartbeat t3 r490 promise 50ms
    6.055 588 328  n4     says to {n3}: heartbeat_ack t3 r490 promise 50ms
    6.055 590 415  n0     hears n3: heartbeat t3 r490 promise 50ms
    6.055 590 415  n0     says to {n3}: heartbeat_ack t3 r490 promise 50ms
    6.055 591 626  n1     hears n3: heartbeat t3 r490 promise 50ms
    6.055 591 626  n1     says to {n3}: heartbeat_ack t3 r490 promise 50ms
    6.055 594 165  n2     hears n3: heartbeat t3 r490 promise 50ms
    6.055 594 165  n2     says to {n3}: heartbeat_ack t3 r490 promise 50ms
    6.055 619 162  n3     hears n4: heartbeat_ack t3 r490 promise 50ms
    6.055 619 787  n3     hears n0: heartbeat_ack t3 r490 promise 50ms
    6.055 622 065  n3     hears n1: heartbeat_ack t3 r490 promise 50ms
    6.055 629 764  n3     hears n2: heartbeat_ack t3 r490 promise 50ms
    6.065 560 098  n3     says to {n0, n1, n2, n4}: heartbeat t3 r491 promise 50ms
    6.065 589 415  n1     hears n3: heartbeat t3 r491 promise 50ms
    6.065 589 415  n1     says to {n3}: heartbeat_ack t3 r491 promise 50ms
    6.065 590 320  n2     hears n3: heartbeat t3 r491 promise 50ms
    6.065 590 320  n2     says to {n3}: heartbeat_ack t3 r491 promise 50ms
    6.065 590 984  n4     hears n3: heartbeat t3 r491 promise 50ms
    6.065 590 984  n4     says to {n3}: heartbeat_ack t3 r491 promise 50ms
    6.065 597 436  n0     hears n3: heartbeat t3 r491 promise 50ms
    6.065 597 436  n0     says to {n3}: heartbeat_ack t3 r491 promise 50ms
    6.065 616 104  n3     hears n2: heartbeat_ack t3 r491 promise 50ms
    6.065 617 880  n3     hears n1: heartbeat_ack t3 r491 promise 50ms
    6.065 618 190  n3     hears n4: heartbeat_ack t3 r491 promise 50ms
    6.065 623 277  n3     hears n0: heartbeat_ack t3 r491 promise 50ms
    6.075 560 746  n3     says to {n0, n1, n2, n4}: heartbeat t3 r492 promise 50ms
    6.075 587 680  n2     hears n3: heartbeat t3 r492 promise 50ms
    6.075 587 680  n2     says to {n3}: heartbeat_ack t3 r492 promise 50ms
    6.075 588 062  n0     hears n3: heartbeat t3 r492 promise 50ms
    6.075 588 062  n0     says to {n3}: heartbeat_ack t3 r492 promise 50ms
    6.075 592 838  n4     hears n3: heartbeat t3 r492 promise 50ms
    6.075 592 838  n4     says to {n3}: heartbeat_ack t3 r492 promise 50ms
    6.075 595 133  n1     hears n3: heartbeat t3 r492 promise 50ms
    6.075 595 133  n1     says to {n3}: heartbeat_ack t3 r492 promise 50ms
    6.075 623 495  n3     hears n0: heartbeat_ack t3 r492 promise 50ms
    6.075 625 048  n3     hears n2: heartbeat_ack t3 r492 promise 50ms
    6.075 625 302  n3     hears n1: heartbeat_ack t3 r492 promise 50ms
    6.075 628 849  n3     hears n4: heartbeat_ack t3 r492 promise 50ms
    6.085 561 207  n3     says to {n0, n1, n2, n4}: heartbeat t3 r493 promise 50ms
    6.085 594 591  n2     hears n3: heartbeat t3 r493 promise 50ms
    6.085 594 591  n2     says to {n3}: heartbeat_ack t3 r493 promise 50ms
    6.085 596 677  n4     hears n3: heartbeat t3 r493 promise 50ms
    6.085 596 677  n4     says to {n3}: heartbeat_ack t3 r493 promise 50ms
    6.085 598 143  n1     hears n3: heartbeat t3 r493 promise 50ms
    6.085 598 143  n1     says to {n3}: heartbeat_ack t3 r493 promise 50ms
    6.085 598 456  n0     hears n3: heartbeat t3 r493 promise 50ms
    6.085 598 456  n0     says to {n3}: heartbeat_ack t3 r493 promise 50ms
    6.085 622 351  n3     hears n2: heartbeat_ack t3 r493 promise 50ms
    6.085 626 857  n3     hears n1: heartbeat_ack t3 r493 promise 50ms
    6.085 630 047  n3     hears n4: heartbeat_ack t3 r493 promise 50ms
    6.085 635 929  n3     hears n0: heartbeat_ack t3 r493 promise 50ms
    6.095 561 700  n3     says to {n0, n1, n2, n4}: heartbeat t3 r494 promise 50ms
    6.095 589 012  n4     hears n3: heartbeat t3 r494 promise 50ms
    6.095 589 012  n4     says to {n3}: heartbeat_ack t3 r494 promise 50ms
    6.095 592 075  n2     hears n3: heartbeat t3 r494 promise 50ms
    6.095 592 075  n2     says to {n3}: heartbeat_ack t3 r494 promise 50ms
    6.095 596 111  n0     hears n3: heartbeat t3 r494 promise 50ms
    6.095 596 111  n0     says to {n3}: heartbeat_ack t3 r494 promise 50ms
    6.095 596 624  n1     hears n3: heartbeat t3 r494 promise 50ms
    6.095 596 624  n1     says to {n3}: heartbeat_ack t3 r494 promise 50ms
    6.095 618 833  n3     hears n4: heartbeat_ack t3 r494 promise 50ms
    6.095 627 957  n3     hears n2: heartbeat_ack t3 r494 promise 50ms
    6.095 631 483  n3     hears n0: heartbeat_ack t3 r494 promise 50ms
    6.095 633 017  n3     hears n1: heartbeat_ack t3 r494 promise 50ms
    6.105 561 785  n3     says to {n0, n1, n2, n4}: heartbeat t3 r495 promise 50ms
    6.105 591 171  n2     hears n3: heartbeat t3 r495 promise 50ms
    6.105 591 171  n2     says to {n3}: heartbeat_ack t3 r495 promise 50ms
    6.105 596 253  n0     hears n3: heartbeat t3 r495 promise 50ms
    6.105 596 253  n0     says to {n3}: heartbeat_ack t3 r495 promise 50ms
    6.105 597 935  n1     hears n3: heartbeat t3 r495 promise 50ms
    6.105 597 935  n1     says to {n3}: heartbeat_ack t3 r495 promise 50ms
    6.105 599 259  n4     hears n3: heartbeat t3 r495 promise 50ms
    6.105 599 259  n4     says to {n3}: heartbeat_ack t3 r495 promise 50ms
    6.105 627 603  n3     hears n0: heartbeat_ack t3 r495 promise 50ms
    6.105 627 948  n3     hears n1: heartbeat_ack t3 r495 promise 50ms
    6.105 627 951  n3     hears n2: heartbeat_ack t3 r495 promise 50ms
    6.105 631 551  n3     hears n4: heartbeat_ack t3 r495 promise 50ms
    6.115 562 603  n3     says to {n0, n1, n2, n4}: heartbeat t3 r496 promise 50ms
    6.115 594 075  n0     hears n3: heartbeat t3 r496 promise 50ms
    6.115 594 075  n0     says to {n3}: heartbeat_ack t3 r496 promise 50ms
    6.115 595 359  n1     hears n3: heartbeat t3 r496 promise 50ms
    6.115 595 359  n1     says to {n3}: heartbeat_ack t3 r496 promise 50ms
    6.115 596 371  n4     hears n3: heartbeat t3 r496 promise 50ms
    6.115 596 371  n4     says to {n3}: heartbeat_ack t3 r496 promise 50ms
    6.115 599 852  n2     hears n3: heartbeat t3 r496 promise 50ms
    6.115 599 852  n2     says to {n3}: heartbeat_ack t3 r496 promise 50ms
    6.115 627 977  n3     hears n4: heartbeat_ack t3 r496 promise 50ms
    6.115 628 212  n3     hears n2: heartbeat_ack t3 r496 promise 50ms
    6.115 628 810  n3     hears n1: heartbeat_ack t3 r496 promise 50ms
    6.115 629 077  n3     hears n0: heartbeat_ack t3 r496 promise 50ms
    6.125 562 999  n3     says to {n0, n1, n2, n4}: heartbeat t3 r497 promise 50ms
    6.125 588 032  n0     hears n3: heartbeat t3 r497 promise 50ms
    6.125 588 032  n0     says to {n3}: heartbeat_ack t3 r497 promise 50ms
    6.125 590 160  n1     hears n3: heartbeat t3 r497 promise 50ms
    6.125 590 160  n1     says to {n3}: heartbeat_ack t3 r497 promise 50ms
    6.125 593 311  n4     hears n3: heartbeat t3 r497 promise 50ms
    6.125 593 311  n4     says to {n3}: heartbeat_ack t3 r497 promise 50ms
    6.125 598 972  n2     hears n3: heartbeat t3 r497 promise 50ms
    6.125 598 972  n2     says to {n3}: heartbeat_ack t3 r497 promise 50ms
    6.125 620 585  n3     hears n1: heartbeat_ack t3 r497 promise 50ms
    6.125 621 985  n3     hears n4: heartbeat_ack t3 r497 promise 50ms
    6.125 625 279  n3     hears n0: heartbeat_ack t3 r497 promise 50ms
    6.125 628 514  n3     hears n2: heartbeat_ack t3 r497 promise 50ms
    6.135 563 762  n3     says to {n0, n1, n2, n4}: heartbeat t3 r498 promise 50ms
    6.135 596 190  n2     hears n3: heartbeat t3 r498 promise 50ms
    6.135 596 190  n2     says to {n3}: heartbeat_ack t3 r498 promise 50ms
    6.135 596 740  n0     hears n3: heartbeat t3 r498 promise 50ms
    6.135 596 740  n0     says to {n3}: heartbeat_ack t3 r498 promise 50ms
    6.135 597 670  n4     hears n3: heartbeat t3 r498 promise 50ms
    6.135 597 670  n4     says to {n3}: heartbeat_ack t3 r498 promise 50ms
    6.135 601 196  n1     hears n3: heartbeat t3 r498 promise 50ms
    6.135 601 196  n1     says to {n3}: heartbeat_ack t3 r498 promise 50ms
    6.135 621 235  n3     hears n2: heartbeat_ack t3 r498 promise 50ms
    6.135 626 948  n3     hears n0: heartbeat_ack t3 r498 promise 50ms
    6.135 631 509  n3     hears n4: heartbeat_ack t3 r498 promise 50ms
    6.135 633 459  n3     hears n1: heartbeat_ack t3 r498 promise 50ms
    6.145 563 774  n3     says to {n0, n1, n2, n4}: heartbeat t3 r499 promise 50ms
    6.145 593 070  n0     hears n3: heartbeat t3 r499 promise 50ms
    6.145 593 070  n0     says to {n3}: heartbeat_ack t3 r499 promise 50ms
    6.145 595 586  n4     hears n3: heartbeat t3 r499 promise 50ms
    6.145 595 586  n4     says to {n3}: heartbeat_ack t3 r499 promise 50ms
    6.145 596 715  n1     hears n3: heartbeat t3 r499 promise 50ms
    6.145 596 715  n1     says to {n3}: heartbeat_ack t3 r499 promise 50ms
    6.145 597 499  n2     hears n3: heartbeat t3 r499 promise 50ms
    6.145 597 499  n2     says to {n3}: heartbeat_ack t3 r499 promise 50ms
    6.145 620 501  n3     hears n0: heartbeat_ack t3 r499 promise 50ms
    6.145 625 752  n3     hears n4: heartbeat_ack t3 r499 promise 50ms
    6.145 625 940  n3     hears n1: heartbeat_ack t3 r499 promise 50ms
    6.145 633 286  n3     hears n2: heartbeat_ack t3 r499 promise 50ms
    6.155 564 626  n3     says to {n0, n1, n2, n4}: heartbeat t3 r500 promise 50ms
    6.155 590 233  n0     hears n3: heartbeat t3 r500 promise 50ms
    6.155 590 233  n0     says to {n3}: heartbeat_ack t3 r500 promise 50ms
    6.155 594 537  n1     hears n3: heartbeat t3 r500 promise 50ms
    6.155 594 537  n1     says to {n3}: heartbeat_ack t3 r500 promise 50ms
    6.155 598 036  n4     hears n3: heartbeat t3 r500 promise 50ms
    6.155 598 036  n4     says to {n3}: heartbeat_ack t3 r500 promise 50ms
    6.155 620 680  n3     hears n0: heartbeat_ack t3 r500 promise 50ms
    6.155 629 052  n3     hears n1: heartbeat_ack t3 r500 promise 50ms
    6.155 629 307  n3     hears n4: heartbeat_ack t3 r500 promise 50ms
    6.155 674 723  n2     hears n3: heartbeat t3 r500 promise 50ms
    6.155 674 723  n2     says to {n3}: heartbeat_ack t3 r500 promise 50ms
    6.155 704 909  n3     hears n2: heartbeat_ack t3 r500 promise 50ms
    6.165 564 807  n3     says to {n0, n1, n2, n4}: heartbeat t3 r501 promise 50ms
    6.165 591 397  n0     hears n3: heartbeat t3 r501 promise 50ms
    6.165 591 397  n0     says to {n3}: heartbeat_ack t3 r501 promise 50ms
    6.165 592 829  n4     hears n3: heartbeat t3 r501 promise 50ms
    6.165 592 829  n4     says to {n3}: heartbeat_ack t3 r501 promise 50ms
    6.165 598 239  n1     hears n3: heartbeat t3 r501 promise 50ms
    6.165 598 239  n1     says to {n3}: heartbeat_ack t3 r501 promise 50ms
    6.165 601 844  n2     hears n3: heartbeat t3 r501 promise 50ms
    6.165 601 844  n2     says to {n3}: heartbeat_ack t3 r501 promise 50ms
    6.165 624 509  n3     hears n4: heartbeat_ack t3 r501 promise 50ms
    6.165 626 394  n3     hears n0: heartbeat_ack t3 r501 promise 50ms
    6.165 629 351  n3     hears n2: heartbeat_ack t3 r501 promise 50ms
    6.165 631 325  n3     hears n1: heartbeat_ack t3 r501 promise 50ms
    6.175 565 295  n3     says to {n0, n1, n2, n4}: heartbeat t3 r502 promise 50ms
    6.175 593 670  n1     hears n3: heartbeat t3 r502 promise 50ms
    6.175 593 670  n1     says to {n3}: heartbeat_ack t3 r502 promise 50ms
    6.175 595 256  n2     hears n3: heartbeat t3 r502 promise 50ms
    6.175 595 256  n2     says to {n3}: heartbeat_ack t3 r502 promise 50ms
    6.175 599 827  n0     hears n3: heartbeat t3 r502 promise 50ms
    6.175 599 827  n0     says to {n3}: heartbeat_ack t3 r502 promise 50ms
    6.175 608 604  n4     hears n3: heartbeat t3 r502 promise 50ms
    6.175 608 604  n4     says to {n3}: heartbeat_ack t3 r502 promise 50ms
    6.175 623 795  n3     hears n2: heartbeat_ack t3 r502 promise 50ms
    6.175 624 452  n3     hears n1: heartbeat_ack t3 r502 promise 50ms
    6.175 627 484  n3     hears n0: heartbeat_ack t3 r502 promise 50ms
    6.175 643 288  n3     hears n4: heartbeat_ack t3 r502 promise 50ms
    6.185 566 080  n3     says to {n0, n1, n2, n4}: heartbeat t3 r503 promise 50ms
    6.185 591 151  n0     hears n3: heartbeat t3 r503 promise 50ms
    6.185 591 151  n0     says to {n3}: heartbeat_ack t3 r503 promise 50ms
    6.185 598 366  n1     hears n3: heartbeat t3 r503 promise 50ms
    6.185 598 366  n1     says to {n3}: heartbeat_ack t3 r503 promise 50ms
    6.185 600 724  n4     hears n3: heartbeat t3 r503 promise 50ms
    6.185 600 724  n4     says to {n3}: heartbeat_ack t3 r503 promise 50ms
    6.185 602 064  n2     hears n3: heartbeat t3 r503 promise 50ms
    6.185 602 064  n2     says to {n3}: heartbeat_ack t3 r503 promise 50ms
    6.185 625 312  n3     hears n0: heartbeat_ack t3 r503 promise 50ms
    6.185 627 522  n3     hears n1: heartbeat_ack t3 r503 promise 50ms
    6.185 627 951  n3     hears n4: heartbeat_ack t3 r503 promise 50ms
    6.185 629 528  n3     hears n2: heartbeat_ack t3 r503 promise 50ms
    6.195 566 414  n3     says to {n0, n1, n2, n4}: heartbeat t3 r504 promise 50ms
    6.195 594 519  n4     hears n3: heartbeat t3 r504 promise 50ms
    6.195 594 519  n4     says to {n3}: heartbeat_ack t3 r504 promise 50ms
    6.195 594 996  n2     hears n3: heartbeat t3 r504 promise 50ms
    6.195 594 996  n2     says to {n3}: heartbeat_ack t3 r504 promise 50ms
    6.195 598 014  n0     hears n3: heartbeat t3 r504 promise 50ms
    6.195 598 014  n0     says to {n3}: heartbeat_ack t3 r504 promise 50ms
    6.195 601 274  n1     hears n3: heartbeat t3 r504 promise 50ms
    6.195 601 274  n1     says to {n3}: heartbeat_ack t3 r504 promise 50ms
    6.195 625 533  n3     hears n0: heartbeat_ack t3 r504 promise 50ms
    6.195 627 302  n3     hears n1: heartbeat_ack t3 r504 promise 50ms
    6.195 628 350  n3     hears n4: heartbeat_ack t3 r504 promise 50ms
    6.195 630 164  n3     hears n2: heartbeat_ack t3 r504 promise 50ms
    6.205 567 157  n3     says to {n0, n1, n2, n4}: heartbeat t3 r505 promise 50ms
    6.205 597 215  n1     hears n3: heartbeat t3 r505 promise 50ms
    6.205 597 215  n1     says to {n3}: heartbeat_ack t3 r505 promise 50ms
    6.205 599 229  n0     hears n3: heartbeat t3 r505 promise 50ms
    6.205 599 229  n0     says to {n3}: heartbeat_ack t3 r505 promise 50ms
    6.205 599 674  n4     hears n3: heartbeat t3 r505 promise 50ms
    6.205 599 674  n4     says to {n3}: heartbeat_ack t3 r505 promise 50ms
    6.205 604 286  n2     hears n3: heartbeat t3 r505 promise 50ms
    6.205 604 286  n2     says to {n3}: heartbeat_ack t3 r505 promise 50ms
    6.205 626 967  n3     hears n1: heartbeat_ack t3 r505 promise 50ms
    6.205 627 210  n3     hears n4: heartbeat_ack t3 r505 promise 50ms
    6.205 630 207  n3     hears n0: heartbeat_ack t3 r505 promise 50ms
    6.205 633 898  n3     hears n2: heartbeat_ack t3 r505 promise 50ms
    6.215 567 317  n3     says to {n0, n1, n2, n4}: heartbeat t3 r506 promise 50ms
    6.215 596 767  n0     hears n3: heartbeat t3 r506 promise 50ms
    6.215 596 767  n0     says to {n3}: heartbeat_ack t3 r506 promise 50ms
    6.215 601 115  n2     hears n3: heartbeat t3 r506 promise 50ms
    6.215 601 115  n2     says to {n3}: heartbeat_ack t3 r506 promise 50ms
    6.215 603 738  n4     hears n3: heartbeat t3 r506 promise 50ms
    6.215 603 738  n4     says to {n3}: heartbeat_ack t3 r506 promise 50ms
    6.215 603 859  n1     hears n3: heartbeat t3 r506 promise 50ms
    6.215 603 859  n1     says to {n3}: heartbeat_ack t3 r506 promise 50ms
    6.215 627 458  n3     hears n0: heartbeat_ack t3 r506 promise 50ms
    6.215 628 780  n3     hears n2: heartbeat_ack t3 r506 promise 50ms
    6.215 635 787  n3     hears n1: heartbeat_ack t3 r506 promise 50ms
    6.215 638 894  n3     hears n4: heartbeat_ack t3 r506 promise 50ms
    6.225 567 778  n3     says to {n0, n1, n2, n4}: heartbeat t3 r507 promise 50ms
    6.225 601 054  n4     hears n3: heartbeat t3 r507 promise 50ms
    6.225 601 054  n4     says to {n3}: heartbeat_ack t3 r507 promise 50ms
    6.225 603 282  n2     hears n3: heartbeat t3 r507 promise 50ms
    6.225 603 282  n2     says to {n3}: heartbeat_ack t3 r507 promise 50ms
    6.225 603 705  n0     hears n3: heartbeat t3 r507 promise 50ms
    6.225 603 705  n0     says to {n3}: heartbeat_ack t3 r507 promise 50ms
    6.225 604 015  n1     hears n3: heartbeat t3 r507 promise 50ms
    6.225 604 015  n1     says to {n3}: heartbeat_ack t3 r507 promise 50ms
    6.225 626 114  n3     hears n4: heartbeat_ack t3 r507 promise 50ms
    6.225 629 428  n3     hears n2: heartbeat_ack t3 r507 promise 50ms
    6.225 635 581  n3     hears n1: heartbeat_ack t3 r507 promise 50ms
    6.225 639 860  n3     hears n0: heartbeat_ack t3 r507 promise 50ms
    6.235 568 543  n3     says to {n0, n1, n2, n4}: heartbeat t3 r508 promise 50ms
    6.235 594 482  n2     hears n3: heartbeat t3 r508 promise 50ms
    6.235 594 482  n2     says to {n3}: heartbeat_ack t3 r508 promise 50ms
    6.235 595 009  n4     hears n3: heartbeat t3 r508 promise 50ms
    6.235 595 009  n4     says to {n3}: heartbeat_ack t3 r508 promise 50ms
    6.235 596 438  n1     hears n3: heartbeat t3 r508 promise 50ms
    6.235 596 438  n1     says to {n3}: heartbeat_ack t3 r508 promise 50ms
    6.235 603 644  n0     hears n3: heartbeat t3 r508 promise 50ms
    6.235 603 644  n0     says to {n3}: heartbeat_ack t3 r508 promise 50ms
    6.235 622 205  n3     hears n2: heartbeat_ack t3 r508 promise 50ms
    6.235 628 226  n3     hears n1: heartbeat_ack t3 r508 promise 50ms
    6.235 628 653  n3     hears n0: heartbeat_ack t3 r508 promise 50ms
    6.235 631 009  n3     hears n4: heartbeat_ack t3 r508 promise 50ms
    6.245 568 937  n3     says to {n0, n1, n2, n4}: heartbeat t3 r509 promise 50ms
    6.245 597 521  n0     hears n3: heartbeat t3 r509 promise 50ms
    6.245 597 521  n0     says to {n3}: heartbeat_ack t3 r509 promise 50ms
    6.245 597 900  n4     hears n3: heartbeat t3 r509 promise 50ms
    6.245 597 900  n4     says to {n3}: heartbeat_ack t3 r509 promise 50ms
    6.245 602 701  n2     hears n3: heartbeat t3 r509 promise 50ms
    6.245 602 701  n2     says to {n3}: heartbeat_ack t3 r509 promise 50ms
    6.245 602 962  n1     hears n3: heartbeat t3 r509 promise 50ms
    6.245 602 962  n1     says to {n3}: heartbeat_ack t3 r509 promise 50ms
    6.245 627 295  n3     hears n0: heartbeat_ack t3 r509 promise 50ms
    6.245 627 930  n3     hears n4: heartbeat_ack t3 r509 promise 50ms
    6.245 633 376  n3     hears n2: heartbeat_ack t3 r509 promise 50ms
    6.245 635 243  n3     hears n1: heartbeat_ack t3 r509 promise 50ms
    6.255 569 712  n3     says to {n0, n1, n2, n4}: heartbeat t3 r510 promise 50ms
    6.255 594 947  n2     hears n3: heartbeat t3 r510 promise 50ms
    6.255 594 947  n2     says to {n3}: heartbeat_ack t3 r510 promise 50ms
    6.255 596 868  n0     hears n3: heartbeat t3 r510 promise 50ms
    6.255 596 868  n0     says to {n3}: heartbeat_ack t3 r510 promise 50ms
    6.255 599 180  n4     hears n3: heartbeat t3 r510 promise 50ms
    6.255 599 180  n4     says to {n3}: heartbeat_ack t3 r510 promise 50ms
    6.255 600 152  n1     hears n3: heartbeat t3 r510 promise 50ms
    6.255 600 152  n1     says to {n3}: heartbeat_ack t3 r510 promise 50ms
    6.255 621 942  n3     hears n2: heartbeat_ack t3 r510 promise 50ms
    6.255 624 781  n3     hears n4: heartbeat_ack t3 r510 promise 50ms
    6.255 631 428  n3     hears n0: heartbeat_ack t3 r510 promise 50ms
    6.255 632 693  n3     hears n1: heartbeat_ack t3 r510 promise 50ms
    6.265 570 156  n3     says to {n0, n1, n2, n4}: heartbeat t3 r511 promise 50ms
    6.265 599 848  n4     hears n3: heartbeat t3 r511 promise 50ms
    6.265 599 848  n4     says to {n3}: heartbeat_ack t3 r511 promise 50ms
    6.265 601 781  n0     hears n3: heartbeat t3 r511 promise 50ms
    6.265 601 781  n0     says to {n3}: heartbeat_ack t3 r511 promise 50ms
    6.265 603 755  n1     hears n3: heartbeat t3 r511 promise 50ms
    6.265 603 755  n1     says to {n3}: heartbeat_ack t3 r511 promise 50ms
    6.265 605 420  n2     hears n3: heartbeat t3 r511 promise 50ms
    6.265 605 420  n2     says to {n3}: heartbeat_ack t3 r511 promise 50ms
    6.265 627 768  n3     hears n0: heartbeat_ack t3 r511 promise 50ms
    6.265 635 382  n3     hears n4: heartbeat_ack t3 r511 promise 50ms
    6.265 637 348  n3     hears n2: heartbeat_ack t3 r511 promise 50ms
    6.265 638 986  n3     hears n1: heartbeat_ack t3 r511 promise 50ms
    6.275 570 710  n3     says to {n0, n1, n2, n4}: heartbeat t3 r512 promise 50ms
    6.275 597 633  n4     hears n3: heartbeat t3 r512 promise 50ms
    6.275 597 633  n4     says to {n3}: heartbeat_ack t3 r512 promise 50ms
    6.275 600 401  n0     hears n3: heartbeat t3 r512 promise 50ms
    6.275 600 401  n0     says to {n3}: heartbeat_ack t3 r512 promise 50ms
    6.275 605 196  n1     hears n3: heartbeat t3 r512 promise 50ms
    6.275 605 196  n1     says to {n3}: heartbeat_ack t3 r512 promise 50ms
    6.275 607 975  n2     hears n3: heartbeat t3 r512 promise 50ms
    6.275 607 975  n2     says to {n3}: heartbeat_ack t3 r512 promise 50ms
    6.275 628 347  n3     hears n4: heartbeat_ack t3 r512 promise 50ms
    6.275 637 891  n3     hears n0: heartbeat_ack t3 r512 promise 50ms
    6.275 643 353  n3     hears n2: heartbeat_ack t3 r512 promise 50ms
    6.275 662 454  n3     hears n1: heartbeat_ack t3 r512 promise 50ms
    6.285 571 020  n3     says to {n0, n1, n2, n4}: heartbeat t3 r513 promise 50ms
    6.285 596 080  n0     hears n3: heartbeat t3 r513 promise 50ms
    6.285 596 080  n0     says to {n3}: heartbeat_ack t3 r513 promise 50ms
    6.285 601 237  n1     hears n3: heartbeat t3 r513 promise 50ms
    6.285 601 237  n1     says to {n3}: heartbeat_ack t3 r513 promise 50ms
    6.285 602 615  n2     hears n3: heartbeat t3 r513 promise 50ms
    6.285 602 615  n2     says to {n3}: heartbeat_ack t3 r513 promise 50ms
    6.285 607 290  n4     hears n3: heartbeat t3 r513 promise 50ms
    6.285 607 290  n4     says to {n3}: heartbeat_ack t3 r513 promise 50ms
    6.285 626 840  n3     hears n0: heartbeat_ack t3 r513 promise 50ms
    6.285 628 046  n3     hears n2: heartbeat_ack t3 r513 promise 50ms
    6.285 636 208  n3     hears n1: heartbeat_ack t3 r513 promise 50ms
    6.285 640 372  n3     hears n4: heartbeat_ack t3 r513 promise 50ms
    6.295 571 431  n3     says to {n0, n1, n2, n4}: heartbeat t3 r514 promise 50ms
    6.295 596 864  n2     hears n3: heartbeat t3 r514 promise 50ms
    6.295 596 864  n2     says to {n3}: heartbeat_ack t3 r514 promise 50ms
    6.295 598 995  n1     hears n3: heartbeat t3 r514 promise 50ms
    6.295 598 995  n1     says to {n3}: heartbeat_ack t3 r514 promise 50ms
    6.295 606 417  n0     hears n3: heartbeat t3 r514 promise 50ms
    6.295 606 417  n0     says to {n3}: heartbeat_ack t3 r514 promise 50ms
    6.295 608 182  n4     hears n3: heartbeat t3 r514 promise 50ms
    6.295 608 182  n4     says to {n3}: heartbeat_ack t3 r514 promise 50ms
    6.295 624 774  n3     hears n2: heartbeat_ack t3 r514 promise 50ms
    6.295 633 985  n3     hears n4: heartbeat_ack t3 r514 promise 50ms
    6.295 634 170  n3     hears n1: heartbeat_ack t3 r514 promise 50ms
    6.295 639 609  n3     hears n0: heartbeat_ack t3 r514 promise 50ms
    6.305 572 085  n3     says to {n0, n1, n2, n4}: heartbeat t3 r515 promise 50ms
    6.305 601 579  n0     hears n3: heartbeat t3 r515 promise 50ms
    6.305 601 579  n0     says to {n3}: heartbeat_ack t3 r515 promise 50ms
    6.305 604 172  n1     hears n3: heartbeat t3 r515 promise 50ms
    6.305 604 172  n1     says to {n3}: heartbeat_ack t3 r515 promise 50ms
    6.305 605 102  n4     hears n3: heartbeat t3 r515 promise 50ms
    6.305 605 102  n4     says to {n3}: heartbeat_ack t3 r515 promise 50ms
    6.305 607 158  n2     hears n3: heartbeat t3 r515 promise 50ms
    6.305 607 158  n2     says to {n3}: heartbeat_ack t3 r515 promise 50ms
    6.305 632 006  n3     hears n0: heartbeat_ack t3 r515 promise 50ms
    6.305 637 428  n3     hears n2: heartbeat_ack t3 r515 promise 50ms
    6.305 638 924  n3     hears n1: heartbeat_ack t3 r515 promise 50ms
    6.305 641 326  n3     hears n4: heartbeat_ack t3 r515 promise 50ms
    6.315 572 677  n3     says to {n0, n1, n2, n4}: heartbeat t3 r516 promise 50ms
    6.315 600 207  n0     hears n3: heartbeat t3 r516 promise 50ms
    6.315 600 207  n0     says to {n3}: heartbeat_ack t3 r516 promise 50ms
    6.315 605 635  n2     hears n3: heartbeat t3 r516 promise 50ms
    6.315 605 635  n2     says to {n3}: heartbeat_ack t3 r516 promise 50ms
    6.315 608 304  n4     hears n3: heartbeat t3 r516 promise 50ms
    6.315 608 304  n4     says to {n3}: heartbeat_ack t3 r516 promise 50ms
    6.315 630 366  n3     hears n0: heartbeat_ack t3 r516 promise 50ms
    6.315 630 812  n3     hears n2: heartbeat_ack t3 r516 promise 50ms
    6.315 633 503  n3     hears n4: heartbeat_ack t3 r516 promise 50ms
    6.315 637 643  n1     hears n3: heartbeat t3 r516 promise 50ms
    6.315 637 643  n1     says to {n3}: heartbeat_ack t3 r516 promise 50ms
    6.315 666 677  n3     hears n1: heartbeat_ack t3 r516 promise 50ms
    6.325 572 969  n3     says to {n0, n1, n2, n4}: heartbeat t3 r517 promise 50ms
    6.325 602 893  n2     hears n3: heartbeat t3 r517 promise 50ms
    6.325 602 893  n2     says to {n3}: heartbeat_ack t3 r517 promise 50ms
    6.325 603 117  n1     hears n3: heartbeat t3 r517 promise 50ms
    6.325 603 117  n1     says to {n3}: heartbeat_ack t3 r517 promise 50ms
    6.325 605 927  n0     hears n3: heartbeat t3 r517 promise 50ms
    6.325 605 927  n0     says to {n3}: heartbeat_ack t3 r517 promise 50ms
    6.325 608 560  n4     hears n3: heartbeat t3 r517 promise 50ms
    6.325 608 560  n4     says to {n3}: heartbeat_ack t3 r517 promise 50ms
    6.325 628 742  n3     hears n2: heartbeat_ack t3 r517 promise 50ms
    6.325 633 989  n3     hears n4: heartbeat_ack t3 r517 promise 50ms
    6.325 639 311  n3     hears n0: heartbeat_ack t3 r517 promise 50ms
    6.325 639 388  n3     hears n1: heartbeat_ack t3 r517 promise 50ms
    6.335 573 628  n3     says to {n0, n1, n2, n4}: heartbeat t3 r518 promise 50ms
    6.335 604 948  n4     hears n3: heartbeat t3 r518 promise 50ms
    6.335 604 948  n4     says to {n3}: heartbeat_ack t3 r518 promise 50ms
    6.335 606 138  n0     hears n3: heartbeat t3 r518 promise 50ms
    6.335 606 138  n0     says to {n3}: heartbeat_ack t3 r518 promise 50ms
    6.335 609 231  n1     hears n3: heartbeat t3 r518 promise 50ms
    6.335 609 231  n1     says to {n3}: heartbeat_ack t3 r518 promise 50ms
    6.335 609 551  n2     hears n3: heartbeat t3 r518 promise 50ms
    6.335 609 551  n2     says to {n3}: heartbeat_ack t3 r518 promise 50ms
    6.335 630 385  n3     hears n4: heartbeat_ack t3 r518 promise 50ms
    6.335 642 943  n3     hears n1: heartbeat_ack t3 r518 promise 50ms
    6.335 642 981  n3     hears n0: heartbeat_ack t3 r518 promise 50ms
    6.335 644 982  n3     hears n2: heartbeat_ack t3 r518 promise 50ms
    6.345 574 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r519 promise 50ms
    6.345 604 638  n1     hears n3: heartbeat t3 r519 promise 50ms
    6.345 604 638  n1     says to {n3}: heartbeat_ack t3 r519 promise 50ms
    6.345 607 411  n0     hears n3: heartbeat t3 r519 promise 50ms
    6.345 607 411  n0     says to {n3}: heartbeat_ack t3 r519 promise 50ms
    6.345 608 993  n2     hears n3: heartbeat t3 r519 promise 50ms
    6.345 608 993  n2     says to {n3}: heartbeat_ack t3 r519 promise 50ms
    6.345 610 311  n4     hears n3: heartbeat t3 r519 promise 50ms
    6.345 610 311  n4     says to {n3}: heartbeat_ack t3 r519 promise 50ms
    6.345 641 843  n3     hears n1: heartbeat_ack t3 r519 promise 50ms
    6.345 642 729  n3     hears n0: heartbeat_ack t3 r519 promise 50ms
    6.345 643 282  n3     hears n2: heartbeat_ack t3 r519 promise 50ms
    6.345 644 313  n3     hears n4: heartbeat_ack t3 r519 promise 50ms
    6.355 574 299  n3     says to {n0, n1, n2, n4}: heartbeat t3 r520 promise 50ms
    6.355 599 716  n2     hears n3: heartbeat t3 r520 promise 50ms
    6.355 599 716  n2     says to {n3}: heartbeat_ack t3 r520 promise 50ms
    6.355 600 025  n0     hears n3: heartbeat t3 r520 promise 50ms
    6.355 600 025  n0     says to {n3}: heartbeat_ack t3 r520 promise 50ms
    6.355 605 804  n1     hears n3: heartbeat t3 r520 promise 50ms
    6.355 605 804  n1     says to {n3}: heartbeat_ack t3 r520 promise 50ms
    6.355 611 618  n4     hears n3: heartbeat t3 r520 promise 50ms
    6.355 611 618  n4     says to {n3}: heartbeat_ack t3 r520 promise 50ms
    6.355 626 507  n3     hears n0: heartbeat_ack t3 r520 promise 50ms
    6.355 633 919  n3     hears n1: heartbeat_ack t3 r520 promise 50ms
    6.355 635 313  n3     hears n2: heartbeat_ack t3 r520 promise 50ms
    6.355 643 229  n3     hears n4: heartbeat_ack t3 r520 promise 50ms
    6.365 575 134  n3     says to {n0, n1, n2, n4}: heartbeat t3 r521 promise 50ms
    6.365 601 440  n0     hears n3: heartbeat t3 r521 promise 50ms
    6.365 601 440  n0     says to {n3}: heartbeat_ack t3 r521 promise 50ms
    6.365 601 970  n1     hears n3: heartbeat t3 r521 promise 50ms
    6.365 601 970  n1     says to {n3}: heartbeat_ack t3 r521 promise 50ms
    6.365 606 275  n2     hears n3: heartbeat t3 r521 promise 50ms
    6.365 606 275  n2     says to {n3}: heartbeat_ack t3 r521 promise 50ms
    6.365 611 877  n4     hears n3: heartbeat t3 r521 promise 50ms
    6.365 611 877  n4     says to {n3}: heartbeat_ack t3 r521 promise 50ms
    6.365 636 826  n3     hears n0: heartbeat_ack t3 r521 promise 50ms
    6.365 638 174  n3     hears n1: heartbeat_ack t3 r521 promise 50ms
    6.365 638 327  n3     hears n2: heartbeat_ack t3 r521 promise 50ms
    6.365 642 228  n3     hears n4: heartbeat_ack t3 r521 promise 50ms
    6.375 575 507  n3     says to {n0, n1, n2, n4}: heartbeat t3 r522 promise 50ms
    6.375 601 079  n1     hears n3: heartbeat t3 r522 promise 50ms
    6.375 601 079  n1     says to {n3}: heartbeat_ack t3 r522 promise 50ms
    6.375 606 636  n0     hears n3: heartbeat t3 r522 promise 50ms
    6.375 606 636  n0     says to {n3}: heartbeat_ack t3 r522 promise 50ms
    6.375 607 834  n4     hears n3: heartbeat t3 r522 promise 50ms
    6.375 607 834  n4     says to {n3}: heartbeat_ack t3 r522 promise 50ms
    6.375 609 468  n2     hears n3: heartbeat t3 r522 promise 50ms
    6.375 609 468  n2     says to {n3}: heartbeat_ack t3 r522 promise 50ms
    6.375 627 469  n3     hears n1: heartbeat_ack t3 r522 promise 50ms
    6.375 633 462  n3     hears n0: heartbeat_ack t3 r522 promise 50ms
    6.375 634 170  n3     hears n4: heartbeat_ack t3 r522 promise 50ms
    6.375 642 286  n3     hears n2: heartbeat_ack t3 r522 promise 50ms
    6.385 576 037  n3     says to {n0, n1, n2, n4}: heartbeat t3 r523 promise 50ms
    6.385 602 958  n0     hears n3: heartbeat t3 r523 promise 50ms
    6.385 602 958  n0     says to {n3}: heartbeat_ack t3 r523 promise 50ms
    6.385 608 230  n1     hears n3: heartbeat t3 r523 promise 50ms
    6.385 608 230  n1     says to {n3}: heartbeat_ack t3 r523 promise 50ms
    6.385 612 438  n4     hears n3: heartbeat t3 r523 promise 50ms
    6.385 612 438  n4     says to {n3}: heartbeat_ack t3 r523 promise 50ms
    6.385 612 689  n2     hears n3: heartbeat t3 r523 promise 50ms
    6.385 612 689  n2     says to {n3}: heartbeat_ack t3 r523 promise 50ms
    6.385 638 358  n3     hears n0: heartbeat_ack t3 r523 promise 50ms
    6.385 639 162  n3     hears n2: heartbeat_ack t3 r523 promise 50ms
    6.385 642 928  n3     hears n1: heartbeat_ack t3 r523 promise 50ms
    6.385 646 889  n3     hears n4: heartbeat_ack t3 r523 promise 50ms
    6.395 576 715  n3     says to {n0, n1, n2, n4}: heartbeat t3 r524 promise 50ms
    6.395 605 637  n4     hears n3: heartbeat t3 r524 promise 50ms
    6.395 605 637  n4     says to {n3}: heartbeat_ack t3 r524 promise 50ms
    6.395 607 379  n2     hears n3: heartbeat t3 r524 promise 50ms
    6.395 607 379  n2     says to {n3}: heartbeat_ack t3 r524 promise 50ms
    6.395 612 389  n0     hears n3: heartbeat t3 r524 promise 50ms
    6.395 612 389  n0     says to {n3}: heartbeat_ack t3 r524 promise 50ms
    6.395 612 818  n1     hears n3: heartbeat t3 r524 promise 50ms
    6.395 612 818  n1     says to {n3}: heartbeat_ack t3 r524 promise 50ms
    6.395 636 671  n3     hears n4: heartbeat_ack t3 r524 promise 50ms
    6.395 640 314  n3     hears n0: heartbeat_ack t3 r524 promise 50ms
    6.395 643 869  n3     hears n2: heartbeat_ack t3 r524 promise 50ms
    6.395 650 273  n3     hears n1: heartbeat_ack t3 r524 promise 50ms
    6.405 577 001  n3     says to {n0, n1, n2, n4}: heartbeat t3 r525 promise 50ms
    6.405 602 806  n4     hears n3: heartbeat t3 r525 promise 50ms
    6.405 602 806  n4     says to {n3}: heartbeat_ack t3 r525 promise 50ms
    6.405 610 023  n0     hears n3: heartbeat t3 r525 promise 50ms
    6.405 610 023  n0     says to {n3}: heartbeat_ack t3 r525 promise 50ms
    6.405 610 614  n1     hears n3: heartbeat t3 r525 promise 50ms
    6.405 610 614  n1     says to {n3}: heartbeat_ack t3 r525 promise 50ms
    6.405 611 035  n2     hears n3: heartbeat t3 r525 promise 50ms
    6.405 611 035  n2     says to {n3}: heartbeat_ack t3 r525 promise 50ms
    6.405 632 424  n3     hears n4: heartbeat_ack t3 r525 promise 50ms
    6.405 640 088  n3     hears n1: heartbeat_ack t3 r525 promise 50ms
    6.405 643 255  n3     hears n0: heartbeat_ack t3 r525 promise 50ms
    6.405 643 644  n3     hears n2: heartbeat_ack t3 r525 promise 50ms
    6.415 577 619  n3     says to {n0, n1, n2, n4}: heartbeat t3 r526 promise 50ms
    6.415 609 193  n2     hears n3: heartbeat t3 r526 promise 50ms
    6.415 609 193  n2     says to {n3}: heartbeat_ack t3 r526 promise 50ms
    6.415 609 501  n0     hears n3: heartbeat t3 r526 promise 50ms
    6.415 609 501  n0     says to {n3}: heartbeat_ack t3 r526 promise 50ms
    6.415 611 741  n1     hears n3: heartbeat t3 r526 promise 50ms
    6.415 611 741  n1     says to {n3}: heartbeat_ack t3 r526 promise 50ms
    6.415 612 004  n4     hears n3: heartbeat t3 r526 promise 50ms
    6.415 612 004  n4     says to {n3}: heartbeat_ack t3 r526 promise 50ms
    6.415 639 999  n3     hears n2: heartbeat_ack t3 r526 promise 50ms
    6.415 644 604  n3     hears n0: heartbeat_ack t3 r526 promise 50ms
    6.415 647 015  n3     hears n4: heartbeat_ack t3 r526 promise 50ms
    6.415 648 701  n3     hears n1: heartbeat_ack t3 r526 promise 50ms
    6.425 577 893  n3     says to {n0, n1, n2, n4}: heartbeat t3 r527 promise 50ms
    6.425 604 691  n2     hears n3: heartbeat t3 r527 promise 50ms
    6.425 604 691  n2     says to {n3}: heartbeat_ack t3 r527 promise 50ms
    6.425 609 262  n0     hears n3: heartbeat t3 r527 promise 50ms
    6.425 609 262  n0     says to {n3}: heartbeat_ack t3 r527 promise 50ms
    6.425 609 386  n4     hears n3: heartbeat t3 r527 promise 50ms
    6.425 609 386  n4     says to {n3}: heartbeat_ack t3 r527 promise 50ms
    6.425 611 828  n1     hears n3: heartbeat t3 r527 promise 50ms
    6.425 611 828  n1     says to {n3}: heartbeat_ack t3 r527 promise 50ms
    6.425 630 523  n3     hears n2: heartbeat_ack t3 r527 promise 50ms
    6.425 637 738  n3     hears n1: heartbeat_ack t3 r527 promise 50ms
    6.425 640 928  n3     hears n0: heartbeat_ack t3 r527 promise 50ms
    6.425 643 301  n3     hears n4: heartbeat_ack t3 r527 promise 50ms
    6.435 578 506  n3     says to {n0, n1, n2, n4}: heartbeat t3 r528 promise 50ms
    6.435 604 662  n4     hears n3: heartbeat t3 r528 promise 50ms
    6.435 604 662  n4     says to {n3}: heartbeat_ack t3 r528 promise 50ms
    6.435 606 071  n1     hears n3: heartbeat t3 r528 promise 50ms
    6.435 606 071  n1     says to {n3}: heartbeat_ack t3 r528 promise 50ms
    6.435 607 426  n0     hears n3: heartbeat t3 r528 promise 50ms
    6.435 607 426  n0     says to {n3}: heartbeat_ack t3 r528 promise 50ms
    6.435 612 308  n2     hears n3: heartbeat t3 r528 promise 50ms
    6.435 612 308  n2     says to {n3}: heartbeat_ack t3 r528 promise 50ms
    6.435 632 109  n3     hears n4: heartbeat_ack t3 r528 promise 50ms
    6.435 633 072  n3     hears n0: heartbeat_ack t3 r528 promise 50ms
    6.435 637 128  n3     hears n1: heartbeat_ack t3 r528 promise 50ms
    6.435 641 175  n3     hears n2: heartbeat_ack t3 r528 promise 50ms
    6.445 578 916  n3     says to {n0, n1, n2, n4}: heartbeat t3 r529 promise 50ms
    6.445 611 696  n1     hears n3: heartbeat t3 r529 promise 50ms
    6.445 611 696  n1     says to {n3}: heartbeat_ack t3 r529 promise 50ms
    6.445 612 644  n0     hears n3: heartbeat t3 r529 promise 50ms
    6.445 612 644  n0     says to {n3}: heartbeat_ack t3 r529 promise 50ms
    6.445 613 973  n4     hears n3: heartbeat t3 r529 promise 50ms
    6.445 613 973  n4     says to {n3}: heartbeat_ack t3 r529 promise 50ms
    6.445 614 726  n2     hears n3: heartbeat t3 r529 promise 50ms
    6.445 614 726  n2     says to {n3}: heartbeat_ack t3 r529 promise 50ms
    6.445 638 396  n3     hears n0: heartbeat_ack t3 r529 promise 50ms
    6.445 640 744  n3     hears n4: heartbeat_ack t3 r529 promise 50ms
    6.445 642 226  n3     hears n1: heartbeat_ack t3 r529 promise 50ms
    6.445 643 074  n3     hears n2: heartbeat_ack t3 r529 promise 50ms
    6.455 579 330  n3     says to {n0, n1, n2, n4}: heartbeat t3 r530 promise 50ms
    6.455 605 597  n1     hears n3: heartbeat t3 r530 promise 50ms
    6.455 605 597  n1     says to {n3}: heartbeat_ack t3 r530 promise 50ms
    6.455 611 356  n0     hears n3: heartbeat t3 r530 promise 50ms
    6.455 611 356  n0     says to {n3}: heartbeat_ack t3 r530 promise 50ms
    6.455 615 375  n2     hears n3: heartbeat t3 r530 promise 50ms
    6.455 615 375  n2     says to {n3}: heartbeat_ack t3 r530 promise 50ms
    6.455 616 615  n4     hears n3: heartbeat t3 r530 promise 50ms
    6.455 616 615  n4     says to {n3}: heartbeat_ack t3 r530 promise 50ms
    6.455 637 580  n3     hears n1: heartbeat_ack t3 r530 promise 50ms
    6.455 647 010  n3     hears n2: heartbeat_ack t3 r530 promise 50ms
    6.455 647 474  n3     hears n4: heartbeat_ack t3 r530 promise 50ms
    6.455 648 238  n3     hears n0: heartbeat_ack t3 r530 promise 50ms
    6.465 580 004  n3     says to {n0, n1, n2, n4}: heartbeat t3 r531 promise 50ms
    6.465 606 413  n4     hears n3: heartbeat t3 r531 promise 50ms
    6.465 606 413  n4     says to {n3}: heartbeat_ack t3 r531 promise 50ms
    6.465 607 175  n0     hears n3: heartbeat t3 r531 promise 50ms
    6.465 607 175  n0     says to {n3}: heartbeat_ack t3 r531 promise 50ms
    6.465 611 952  n1     hears n3: heartbeat t3 r531 promise 50ms
    6.465 611 952  n1     says to {n3}: heartbeat_ack t3 r531 promise 50ms
    6.465 612 172  n2     hears n3: heartbeat t3 r531 promise 50ms
    6.465 612 172  n2     says to {n3}: heartbeat_ack t3 r531 promise 50ms
    6.465 634 783  n3     hears n4: heartbeat_ack t3 r531 promise 50ms
    6.465 635 206  n3     hears n0: heartbeat_ack t3 r531 promise 50ms
    6.465 639 460  n3     hears n1: heartbeat_ack t3 r531 promise 50ms
    6.465 640 454  n3     hears n2: heartbeat_ack t3 r531 promise 50ms
    6.475 580 599  n3     says to {n0, n1, n2, n4}: heartbeat t3 r532 promise 50ms
    6.475 613 715  n0     hears n3: heartbeat t3 r532 promise 50ms
    6.475 613 715  n0     says to {n3}: heartbeat_ack t3 r532 promise 50ms
    6.475 614 310  n1     hears n3: heartbeat t3 r532 promise 50ms
    6.475 614 310  n1     says to {n3}: heartbeat_ack t3 r532 promise 50ms
    6.475 615 492  n4     hears n3: heartbeat t3 r532 promise 50ms
    6.475 615 492  n4     says to {n3}: heartbeat_ack t3 r532 promise 50ms
    6.475 616 527  n2     hears n3: heartbeat t3 r532 promise 50ms
    6.475 616 527  n2     says to {n3}: heartbeat_ack t3 r532 promise 50ms
    6.475 643 239  n3     hears n1: heartbeat_ack t3 r532 promise 50ms
    6.475 645 323  n3     hears n0: heartbeat_ack t3 r532 promise 50ms
    6.475 650 569  n3     hears n2: heartbeat_ack t3 r532 promise 50ms
    6.475 650 611  n3     hears n4: heartbeat_ack t3 r532 promise 50ms
    6.485 581 060  n3     says to {n0, n1, n2, n4}: heartbeat t3 r533 promise 50ms
    6.485 609 073  n4     hears n3: heartbeat t3 r533 promise 50ms
    6.485 609 073  n4     says to {n3}: heartbeat_ack t3 r533 promise 50ms
    6.485 609 452  n2     hears n3: heartbeat t3 r533 promise 50ms
    6.485 609 452  n2     says to {n3}: heartbeat_ack t3 r533 promise 50ms
    6.485 610 756  n0     hears n3: heartbeat t3 r533 promise 50ms
    6.485 610 756  n0     says to {n3}: heartbeat_ack t3 r533 promise 50ms
    6.485 618 551  n1     hears n3: heartbeat t3 r533 promise 50ms
    6.485 618 551  n1     says to {n3}: heartbeat_ack t3 r533 promise 50ms
    6.485 636 299  n3     hears n0: heartbeat_ack t3 r533 promise 50ms
    6.485 639 146  n3     hears n2: heartbeat_ack t3 r533 promise 50ms
    6.485 640 510  n3     hears n4: heartbeat_ack t3 r533 promise 50ms
    6.485 647 878  n3     hears n1: heartbeat_ack t3 r533 promise 50ms
    6.495 581 733  n3     says to {n0, n1, n2, n4}: heartbeat t3 r534 promise 50ms
    6.495 609 996  n2     hears n3: heartbeat t3 r534 promise 50ms
    6.495 609 996  n2     says to {n3}: heartbeat_ack t3 r534 promise 50ms
    6.495 612 199  n0     hears n3: heartbeat t3 r534 promise 50ms
    6.495 612 199  n0     says to {n3}: heartbeat_ack t3 r534 promise 50ms
    6.495 612 387  n1     hears n3: heartbeat t3 r534 promise 50ms
    6.495 612 387  n1     says to {n3}: heartbeat_ack t3 r534 promise 50ms
    6.495 617 032  n4     hears n3: heartbeat t3 r534 promise 50ms
    6.495 617 032  n4     says to {n3}: heartbeat_ack t3 r534 promise 50ms
    6.495 641 348  n3     hears n2: heartbeat_ack t3 r534 promise 50ms
    6.495 642 487  n3     hears n1: heartbeat_ack t3 r534 promise 50ms
    6.495 647 951  n3     hears n0: heartbeat_ack t3 r534 promise 50ms
    6.495 650 445  n3     hears n4: heartbeat_ack t3 r534 promise 50ms
    6.505 581 966  n3     says to {n0, n1, n2, n4}: heartbeat t3 r535 promise 50ms
    6.505 607 128  n4     hears n3: heartbeat t3 r535 promise 50ms
    6.505 607 128  n4     says to {n3}: heartbeat_ack t3 r535 promise 50ms
    6.505 611 357  n0     hears n3: heartbeat t3 r535 promise 50ms
    6.505 611 357  n0     says to {n3}: heartbeat_ack t3 r535 promise 50ms
    6.505 617 597  n2     hears n3: heartbeat t3 r535 promise 50ms
    6.505 617 597  n2     says to {n3}: heartbeat_ack t3 r535 promise 50ms
    6.505 618 332  n1     hears n3: heartbeat t3 r535 promise 50ms
    6.505 618 332  n1     says to {n3}: heartbeat_ack t3 r535 promise 50ms
    6.505 642 244  n3     hears n0: heartbeat_ack t3 r535 promise 50ms
    6.505 643 127  n3     hears n4: heartbeat_ack t3 r535 promise 50ms
    6.505 650 168  n3     hears n2: heartbeat_ack t3 r535 promise 50ms
    6.505 650 966  n3     hears n1: heartbeat_ack t3 r535 promise 50ms
    6.515 582 290  n3     says to {n0, n1, n2, n4}: heartbeat t3 r536 promise 50ms
    6.515 608 066  n2     hears n3: heartbeat t3 r536 promise 50ms
    6.515 608 066  n2     says to {n3}: heartbeat_ack t3 r536 promise 50ms
    6.515 614 899  n4     hears n3: heartbeat t3 r536 promise 50ms
    6.515 614 899  n4     says to {n3}: heartbeat_ack t3 r536 promise 50ms
    6.515 615 265  n1     hears n3: heartbeat t3 r536 promise 50ms
    6.515 615 265  n1     says to {n3}: heartbeat_ack t3 r536 promise 50ms
    6.515 619 252  n0     hears n3: heartbeat t3 r536 promise 50ms
    6.515 619 252  n0     says to {n3}: heartbeat_ack t3 r536 promise 50ms
    6.515 635 399  n3     hears n2: heartbeat_ack t3 r536 promise 50ms
    6.515 648 179  n3     hears n1: heartbeat_ack t3 r536 promise 50ms
    6.515 649 101  n3     hears n4: heartbeat_ack t3 r536 promise 50ms
    6.515 655 988  n3     hears n0: heartbeat_ack t3 r536 promise 50ms
    6.525 583 035  n3     says to {n0, n1, n2, n4}: heartbeat t3 r537 promise 50ms
    6.525 612 039  n4     hears n3: heartbeat t3 r537 promise 50ms
    6.525 612 039  n4     says to {n3}: heartbeat_ack t3 r537 promise 50ms
    6.525 616 053  n2     hears n3: heartbeat t3 r537 promise 50ms
    6.525 616 053  n2     says to {n3}: heartbeat_ack t3 r537 promise 50ms
    6.525 617 526  n0     hears n3: heartbeat t3 r537 promise 50ms
    6.525 617 526  n0     says to {n3}: heartbeat_ack t3 r537 promise 50ms
    6.525 619 979  n1     hears n3: heartbeat t3 r537 promise 50ms
    6.525 619 979  n1     says to {n3}: heartbeat_ack t3 r537 promise 50ms
    6.525 645 193  n3     hears n4: heartbeat_ack t3 r537 promise 50ms
    6.525 649 715  n3     hears n0: heartbeat_ack t3 r537 promise 50ms
    6.525 649 772  n3     hears n1: heartbeat_ack t3 r537 promise 50ms
    6.525 652 254  n3     hears n2: heartbeat_ack t3 r537 promise 50ms
    6.535 583 731  n3     says to {n0, n1, n2, n4}: heartbeat t3 r538 promise 50ms
    6.535 612 483  n2     hears n3: heartbeat t3 r538 promise 50ms
    6.535 612 483  n2     says to {n3}: heartbeat_ack t3 r538 promise 50ms
    6.535 613 385  n4     hears n3: heartbeat t3 r538 promise 50ms
    6.535 613 385  n4     says to {n3}: heartbeat_ack t3 r538 promise 50ms
    6.535 614 297  n0     hears n3: heartbeat t3 r538 promise 50ms
    6.535 614 297  n0     says to {n3}: heartbeat_ack t3 r538 promise 50ms
    6.535 619 480  n1     hears n3: heartbeat t3 r538 promise 50ms
    6.535 619 480  n1     says to {n3}: heartbeat_ack t3 r538 promise 50ms
    6.535 648 051  n3     hears n2: heartbeat_ack t3 r538 promise 50ms
    6.535 649 012  n3     hears n1: heartbeat_ack t3 r538 promise 50ms
    6.535 650 581  n3     hears n4: heartbeat_ack t3 r538 promise 50ms
    6.535 651 265  n3     hears n0: heartbeat_ack t3 r538 promise 50ms
    6.545 583 863  n3     says to {n0, n1, n2, n4}: heartbeat t3 r539 promise 50ms
    6.545 609 097  n1     hears n3: heartbeat t3 r539 promise 50ms
    6.545 609 097  n1     says to {n3}: heartbeat_ack t3 r539 promise 50ms
    6.545 613 143  n0     hears n3: heartbeat t3 r539 promise 50ms
    6.545 613 143  n0     says to {n3}: heartbeat_ack t3 r539 promise 50ms
    6.545 618 160  n4     hears n3: heartbeat t3 r539 promise 50ms
    6.545 618 160  n4     says to {n3}: heartbeat_ack t3 r539 promise 50ms
    6.545 620 967  n2     hears n3: heartbeat t3 r539 promise 50ms
    6.545 620 967  n2     says to {n3}: heartbeat_ack t3 r539 promise 50ms
    6.545 636 914  n3     hears n1: heartbeat_ack t3 r539 promise 50ms
    6.545 643 399  n3     hears n4: heartbeat_ack t3 r539 promise 50ms
    6.545 645 847  n3     hears n0: heartbeat_ack t3 r539 promise 50ms
    6.545 651 410  n3     hears n2: heartbeat_ack t3 r539 promise 50ms
    6.555 584 392  n3     says to {n0, n1, n2, n4}: heartbeat t3 r540 promise 50ms
    6.555 610 521  n4     hears n3: heartbeat t3 r540 promise 50ms
    6.555 610 521  n4     says to {n3}: heartbeat_ack t3 r540 promise 50ms
    6.555 615 262  n2     hears n3: heartbeat t3 r540 promise 50ms
    6.555 615 262  n2     says to {n3}: heartbeat_ack t3 r540 promise 50ms
    6.555 617 792  n0     hears n3: heartbeat t3 r540 promise 50ms
    6.555 617 792  n0     says to {n3}: heartbeat_ack t3 r540 promise 50ms
    6.555 621 371  n1     hears n3: heartbeat t3 r540 promise 50ms
    6.555 621 371  n1     says to {n3}: heartbeat_ack t3 r540 promise 50ms
    6.555 636 174  n3     hears n4: heartbeat_ack t3 r540 promise 50ms
    6.555 641 060  n3     hears n2: heartbeat_ack t3 r540 promise 50ms
    6.555 651 960  n3     hears n0: heartbeat_ack t3 r540 promise 50ms
    6.555 655 824  n3     hears n1: heartbeat_ack t3 r540 promise 50ms
    6.565 585 211  n3     says to {n0, n1, n2, n4}: heartbeat t3 r541 promise 50ms
    6.565 612 263  n1     hears n3: heartbeat t3 r541 promise 50ms
    6.565 612 263  n1     says to {n3}: heartbeat_ack t3 r541 promise 50ms
    6.565 613 622  n4     hears n3: heartbeat t3 r541 promise 50ms
    6.565 613 622  n4     says to {n3}: heartbeat_ack t3 r541 promise 50ms
    6.565 614 465  n0     hears n3: heartbeat t3 r541 promise 50ms
    6.565 614 465  n0     says to {n3}: heartbeat_ack t3 r541 promise 50ms
    6.565 620 861  n2     hears n3: heartbeat t3 r541 promise 50ms
    6.565 620 861  n2     says to {n3}: heartbeat_ack t3 r541 promise 50ms
    6.565 642 042  n3     hears n1: heartbeat_ack t3 r541 promise 50ms
    6.565 648 960  n3     hears n4: heartbeat_ack t3 r541 promise 50ms
    6.565 649 504  n3     hears n2: heartbeat_ack t3 r541 promise 50ms
    6.565 651 407  n3     hears n0: heartbeat_ack t3 r541 promise 50ms
    6.575 585 525  n3     says to {n0, n1, n2, n4}: heartbeat t3 r542 promise 50ms
    6.575 615 154  n1     hears n3: heartbeat t3 r542 promise 50ms
    6.575 615 154  n1     says to {n3}: heartbeat_ack t3 r542 promise 50ms
    6.575 615 671  n4     hears n3: heartbeat t3 r542 promise 50ms
    6.575 615 671  n4     says to {n3}: heartbeat_ack t3 r542 promise 50ms
    6.575 615 674  n2     hears n3: heartbeat t3 r542 promise 50ms
    6.575 615 674  n2     says to {n3}: heartbeat_ack t3 r542 promise 50ms
    6.575 620 749  n0     hears n3: heartbeat t3 r542 promise 50ms
    6.575 620 749  n0     says to {n3}: heartbeat_ack t3 r542 promise 50ms
    6.575 645 024  n3     hears n2: heartbeat_ack t3 r542 promise 50ms
    6.575 645 212  n3     hears n4: heartbeat_ack t3 r542 promise 50ms
    6.575 645 400  n3     hears n1: heartbeat_ack t3 r542 promise 50ms
    6.575 650 943  n3     hears n0: heartbeat_ack t3 r542 promise 50ms
    6.585 586 079  n3     says to {n0, n1, n2, n4}: heartbeat t3 r543 promise 50ms
    6.585 613 417  n4     hears n3: heartbeat t3 r543 promise 50ms
    6.585 613 417  n4     says to {n3}: heartbeat_ack t3 r543 promise 50ms
    6.585 620 984  n1     hears n3: heartbeat t3 r543 promise 50ms
    6.585 620 984  n1     says to {n3}: heartbeat_ack t3 r543 promise 50ms
    6.585 622 447  n2     hears n3: heartbeat t3 r543 promise 50ms
    6.585 622 447  n2     says to {n3}: heartbeat_ack t3 r543 promise 50ms
    6.585 622 865  n0     hears n3: heartbeat t3 r543 promise 50ms
    6.585 622 865  n0     says to {n3}: heartbeat_ack t3 r543 promise 50ms
    6.585 643 403  n3     hears n4: heartbeat_ack t3 r543 promise 50ms
    6.585 653 563  n3     hears n2: heartbeat_ack t3 r543 promise 50ms
    6.585 655 539  n3     hears n1: heartbeat_ack t3 r543 promise 50ms
    6.585 658 235  n3     hears n0: heartbeat_ack t3 r543 promise 50ms
    6.595 586 453  n3     says to {n0, n1, n2, n4}: heartbeat t3 r544 promise 50ms
    6.595 614 188  n4     hears n3: heartbeat t3 r544 promise 50ms
    6.595 614 188  n4     says to {n3}: heartbeat_ack t3 r544 promise 50ms
    6.595 617 768  n1     hears n3: heartbeat t3 r544 promise 50ms
    6.595 617 768  n1     says to {n3}: heartbeat_ack t3 r544 promise 50ms
    6.595 619 022  n2     hears n3: heartbeat t3 r544 promise 50ms
    6.595 619 022  n2     says to {n3}: heartbeat_ack t3 r544 promise 50ms
    6.595 619 480  n0     hears n3: heartbeat t3 r544 promise 50ms
    6.595 619 480  n0     says to {n3}: heartbeat_ack t3 r544 promise 50ms
    6.595 644 051  n3     hears n1: heartbeat_ack t3 r544 promise 50ms
    6.595 649 279  n3     hears n0: heartbeat_ack t3 r544 promise 50ms
    6.595 649 996  n3     hears n4: heartbeat_ack t3 r544 promise 50ms
    6.595 654 996  n3     hears n2: heartbeat_ack t3 r544 promise 50ms
    6.605 587 155  n3     says to {n0, n1, n2, n4}: heartbeat t3 r545 promise 50ms
    6.605 618 342  n4     hears n3: heartbeat t3 r545 promise 50ms
    6.605 618 342  n4     says to {n3}: heartbeat_ack t3 r545 promise 50ms
    6.605 620 286  n1     hears n3: heartbeat t3 r545 promise 50ms
    6.605 620 286  n1     says to {n3}: heartbeat_ack t3 r545 promise 50ms
    6.605 621 239  n0     hears n3: heartbeat t3 r545 promise 50ms
    6.605 621 239  n0     says to {n3}: heartbeat_ack t3 r545 promise 50ms
    6.605 623 445  n2     hears n3: heartbeat t3 r545 promise 50ms
    6.605 623 445  n2     says to {n3}: heartbeat_ack t3 r545 promise 50ms
    6.605 648 532  n3     hears n1: heartbeat_ack t3 r545 promise 50ms
    6.605 654 204  n3     hears n4: heartbeat_ack t3 r545 promise 50ms
    6.605 654 559  n3     hears n2: heartbeat_ack t3 r545 promise 50ms
    6.605 657 366  n3     hears n0: heartbeat_ack t3 r545 promise 50ms
    6.615 587 404  n3     says to {n0, n1, n2, n4}: heartbeat t3 r546 promise 50ms
    6.615 618 927  n0     hears n3: heartbeat t3 r546 promise 50ms
    6.615 618 927  n0     says to {n3}: heartbeat_ack t3 r546 promise 50ms
    6.615 619 030  n1     hears n3: heartbeat t3 r546 promise 50ms
    6.615 619 030  n1     says to {n3}: heartbeat_ack t3 r546 promise 50ms
    6.615 621 706  n2     hears n3: heartbeat t3 r546 promise 50ms
    6.615 621 706  n2     says to {n3}: heartbeat_ack t3 r546 promise 50ms
    6.615 622 189  n4     hears n3: heartbeat t3 r546 promise 50ms
    6.615 622 189  n4     says to {n3}: heartbeat_ack t3 r546 promise 50ms
    6.615 649 026  n3     hears n2: heartbeat_ack t3 r546 promise 50ms
    6.615 651 642  n3     hears n1: heartbeat_ack t3 r546 promise 50ms
    6.615 652 582  n3     hears n4: heartbeat_ack t3 r546 promise 50ms
    6.615 653 781  n3     hears n0: heartbeat_ack t3 r546 promise 50ms
    6.625 588 127  n3     says to {n0, n1, n2, n4}: heartbeat t3 r547 promise 50ms
    6.625 613 507  n1     hears n3: heartbeat t3 r547 promise 50ms
    6.625 613 507  n1     says to {n3}: heartbeat_ack t3 r547 promise 50ms
    6.625 613 781  n0     hears n3: heartbeat t3 r547 promise 50ms
    6.625 613 781  n0     says to {n3}: heartbeat_ack t3 r547 promise 50ms
    6.625 615 424  n2     hears n3: heartbeat t3 r547 promise 50ms
    6.625 615 424  n2     says to {n3}: heartbeat_ack t3 r547 promise 50ms
    6.625 621 149  n4     hears n3: heartbeat t3 r547 promise 50ms
    6.625 621 149  n4     says to {n3}: heartbeat_ack t3 r547 promise 50ms
    6.625 641 438  n3     hears n0: heartbeat_ack t3 r547 promise 50ms
    6.625 649 100  n3     hears n1: heartbeat_ack t3 r547 promise 50ms
    6.625 652 911  n3     hears n2: heartbeat_ack t3 r547 promise 50ms
    6.625 654 863  n3     hears n4: heartbeat_ack t3 r547 promise 50ms
    6.635 588 673  n3     says to {n0, n1, n2, n4}: heartbeat t3 r548 promise 50ms
    6.635 616 080  n1     hears n3: heartbeat t3 r548 promise 50ms
    6.635 616 080  n1     says to {n3}: heartbeat_ack t3 r548 promise 50ms
    6.635 616 899  n0     hears n3: heartbeat t3 r548 promise 50ms
    6.635 616 899  n0     says to {n3}: heartbeat_ack t3 r548 promise 50ms
    6.635 619 547  n4     hears n3: heartbeat t3 r548 promise 50ms
    6.635 619 547  n4     says to {n3}: heartbeat_ack t3 r548 promise 50ms
    6.635 621 808  n2     hears n3: heartbeat t3 r548 promise 50ms
    6.635 621 808  n2     says to {n3}: heartbeat_ack t3 r548 promise 50ms
    6.635 651 187  n3     hears n0: heartbeat_ack t3 r548 promise 50ms
    6.635 651 320  n3     hears n4: heartbeat_ack t3 r548 promise 50ms
    6.635 651 886  n3     hears n1: heartbeat_ack t3 r548 promise 50ms
    6.635 658 108  n3     hears n2: heartbeat_ack t3 r548 promise 50ms
    6.645 588 847  n3     says to {n0, n1, n2, n4}: heartbeat t3 r549 promise 50ms
    6.645 616 530  n2     hears n3: heartbeat t3 r549 promise 50ms
    6.645 616 530  n2     says to {n3}: heartbeat_ack t3 r549 promise 50ms
    6.645 620 883  n1     hears n3: heartbeat t3 r549 promise 50ms
    6.645 620 883  n1     says to {n3}: heartbeat_ack t3 r549 promise 50ms
    6.645 624 350  n0     hears n3: heartbeat t3 r549 promise 50ms
    6.645 624 350  n0     says to {n3}: heartbeat_ack t3 r549 promise 50ms
    6.645 626 218  n4     hears n3: heartbeat t3 r549 promise 50ms
    6.645 626 218  n4     says to {n3}: heartbeat_ack t3 r549 promise 50ms
    6.645 653 007  n3     hears n2: heartbeat_ack t3 r549 promise 50ms
    6.645 654 075  n3     hears n4: heartbeat_ack t3 r549 promise 50ms
    6.645 654 502  n3     hears n1: heartbeat_ack t3 r549 promise 50ms
    6.645 654 551  n3     hears n0: heartbeat_ack t3 r549 promise 50ms
    6.655 589 506  n3     says to {n0, n1, n2, n4}: heartbeat t3 r550 promise 50ms
    6.655 618 039  n0     hears n3: heartbeat t3 r550 promise 50ms
    6.655 618 039  n0     says to {n3}: heartbeat_ack t3 r550 promise 50ms
    6.655 621 725  n4     hears n3: heartbeat t3 r550 promise 50ms
    6.655 621 725  n4     says to {n3}: heartbeat_ack t3 r550 promise 50ms
    6.655 622 568  n1     hears n3: heartbeat t3 r550 promise 50ms
    6.655 622 568  n1     says to {n3}: heartbeat_ack t3 r550 promise 50ms
    6.655 625 278  n2     hears n3: heartbeat t3 r550 promise 50ms
    6.655 625 278  n2     says to {n3}: heartbeat_ack t3 r550 promise 50ms
    6.655 644 902  n3     hears n0: heartbeat_ack t3 r550 promise 50ms
    6.655 648 455  n3     hears n4: heartbeat_ack t3 r550 promise 50ms
    6.655 652 330  n3     hears n1: heartbeat_ack t3 r550 promise 50ms
    6.655 654 784  n3     hears n2: heartbeat_ack t3 r550 promise 50ms
    6.665 590 125  n3     says to {n0, n1, n2, n4}: heartbeat t3 r551 promise 50ms
    6.665 615 558  n1     hears n3: heartbeat t3 r551 promise 50ms
    6.665 615 558  n1     says to {n3}: heartbeat_ack t3 r551 promise 50ms
    6.665 617 414  n4     hears n3: heartbeat t3 r551 promise 50ms
    6.665 617 414  n4     says to {n3}: heartbeat_ack t3 r551 promise 50ms
    6.665 622 494  n2     hears n3: heartbeat t3 r551 promise 50ms
    6.665 622 494  n2     says to {n3}: heartbeat_ack t3 r551 promise 50ms
    6.665 622 734  n0     hears n3: heartbeat t3 r551 promise 50ms
    6.665 622 734  n0     says to {n3}: heartbeat_ack t3 r551 promise 50ms
    6.665 642 583  n3     hears n4: heartbeat_ack t3 r551 promise 50ms
    6.665 642 685  n3     hears n1: heartbeat_ack t3 r551 promise 50ms
    6.665 648 132  n3     hears n2: heartbeat_ack t3 r551 promise 50ms
    6.665 653 121  n3     hears n0: heartbeat_ack t3 r551 promise 50ms
    6.675 590 628  n3     says to {n0, n1, n2, n4}: heartbeat t3 r552 promise 50ms
    6.675 616 098  n4     hears n3: heartbeat t3 r552 promise 50ms
    6.675 616 098  n4     says to {n3}: heartbeat_ack t3 r552 promise 50ms
    6.675 618 812  n0     hears n3: heartbeat t3 r552 promise 50ms
    6.675 618 812  n0     says to {n3}: heartbeat_ack t3 r552 promise 50ms
    6.675 620 991  n2     hears n3: heartbeat t3 r552 promise 50ms
    6.675 620 991  n2     says to {n3}: heartbeat_ack t3 r552 promise 50ms
    6.675 623 539  n1     hears n3: heartbeat t3 r552 promise 50ms
    6.675 623 539  n1     says to {n3}: heartbeat_ack t3 r552 promise 50ms
    6.675 646 652  n3     hears n2: heartbeat_ack t3 r552 promise 50ms
    6.675 650 139  n3     hears n4: heartbeat_ack t3 r552 promise 50ms
    6.675 651 064  n3     hears n1: heartbeat_ack t3 r552 promise 50ms
    6.675 655 145  n3     hears n0: heartbeat_ack t3 r552 promise 50ms
    6.685 591 113  n3     says to {n0, n1, n2, n4}: heartbeat t3 r553 promise 50ms
    6.685 616 604  n2     hears n3: heartbeat t3 r553 promise 50ms
    6.685 616 604  n2     says to {n3}: heartbeat_ack t3 r553 promise 50ms
    6.685 621 109  n1     hears n3: heartbeat t3 r553 promise 50ms
    6.685 621 109  n1     says to {n3}: heartbeat_ack t3 r553 promise 50ms
    6.685 623 568  n4     hears n3: heartbeat t3 r553 promise 50ms
    6.685 623 568  n4     says to {n3}: heartbeat_ack t3 r553 promise 50ms
    6.685 624 899  n0     hears n3: heartbeat t3 r553 promise 50ms
    6.685 624 899  n0     says to {n3}: heartbeat_ack t3 r553 promise 50ms
    6.685 649 283  n3     hears n1: heartbeat_ack t3 r553 promise 50ms
    6.685 650 885  n3     hears n2: heartbeat_ack t3 r553 promise 50ms
    6.685 652 739  n3     hears n0: heartbeat_ack t3 r553 promise 50ms
    6.685 656 571  n3     hears n4: heartbeat_ack t3 r553 promise 50ms
    6.695 591 745  n3     says to {n0, n1, n2, n4}: heartbeat t3 r554 promise 50ms
    6.695 617 254  n4     hears n3: heartbeat t3 r554 promise 50ms
    6.695 617 254  n4     says to {n3}: heartbeat_ack t3 r554 promise 50ms
    6.695 618 810  n0     hears n3: heartbeat t3 r554 promise 50ms
    6.695 618 810  n0     says to {n3}: heartbeat_ack t3 r554 promise 50ms
    6.695 621 055  n2     hears n3: heartbeat t3 r554 promise 50ms
    6.695 621 055  n2     says to {n3}: heartbeat_ack t3 r554 promise 50ms
    6.695 626 508  n1     hears n3: heartbeat t3 r554 promise 50ms
    6.695 626 508  n1     says to {n3}: heartbeat_ack t3 r554 promise 50ms
    6.695 642 297  n3     hears n4: heartbeat_ack t3 r554 promise 50ms
    6.695 655 544  n3     hears n0: heartbeat_ack t3 r554 promise 50ms
    6.695 656 035  n3     hears n2: heartbeat_ack t3 r554 promise 50ms
    6.695 660 624  n3     hears n1: heartbeat_ack t3 r554 promise 50ms
    6.705 592 023  n3     says to {n0, n1, n2, n4}: heartbeat t3 r555 promise 50ms
    6.705 617 047  n4     hears n3: heartbeat t3 r555 promise 50ms
    6.705 617 047  n4     says to {n3}: heartbeat_ack t3 r555 promise 50ms
    6.705 620 175  n2     hears n3: heartbeat t3 r555 promise 50ms
    6.705 620 175  n2     says to {n3}: heartbeat_ack t3 r555 promise 50ms
    6.705 620 465  n1     hears n3: heartbeat t3 r555 promise 50ms
    6.705 620 465  n1     says to {n3}: heartbeat_ack t3 r555 promise 50ms
    6.705 628 907  n0     hears n3: heartbeat t3 r555 promise 50ms
    6.705 628 907  n0     says to {n3}: heartbeat_ack t3 r555 promise 50ms
    6.705 650 848  n3     hears n4: heartbeat_ack t3 r555 promise 50ms
    6.705 651 903  n3     hears n2: heartbeat_ack t3 r555 promise 50ms
    6.705 655 939  n3     hears n0: heartbeat_ack t3 r555 promise 50ms
    6.705 657 520  n3     hears n1: heartbeat_ack t3 r555 promise 50ms
    6.715 592 670  n3     says to {n0, n1, n2, n4}: heartbeat t3 r556 promise 50ms
    6.715 619 368  n2     hears n3: heartbeat t3 r556 promise 50ms
    6.715 619 368  n2     says to {n3}: heartbeat_ack t3 r556 promise 50ms
    6.715 625 394  n1     hears n3: heartbeat t3 r556 promise 50ms
    6.715 625 394  n1     says to {n3}: heartbeat_ack t3 r556 promise 50ms
    6.715 627 848  n0     hears n3: heartbeat t3 r556 promise 50ms
    6.715 627 848  n0     says to {n3}: heartbeat_ack t3 r556 promise 50ms
    6.715 629 948  n4     hears n3: heartbeat t3 r556 promise 50ms
    6.715 629 948  n4     says to {n3}: heartbeat_ack t3 r556 promise 50ms
    6.715 649 523  n3     hears n2: heartbeat_ack t3 r556 promise 50ms
    6.715 652 824  n3     hears n1: heartbeat_ack t3 r556 promise 50ms
    6.715 657 396  n3     hears n4: heartbeat_ack t3 r556 promise 50ms
    6.715 658 262  n3     hears n0: heartbeat_ack t3 r556 promise 50ms
    6.725 593 230  n3     says to {n0, n1, n2, n4}: heartbeat t3 r557 promise 50ms
    6.725 627 940  n0     hears n3: heartbeat t3 r557 promise 50ms
    6.725 627 940  n0     says to {n3}: heartbeat_ack t3 r557 promise 50ms
    6.725 628 369  n4     hears n3: heartbeat t3 r557 promise 50ms
    6.725 628 369  n4     says to {n3}: heartbeat_ack t3 r557 promise 50ms
    6.725 629 184  n1     hears n3: heartbeat t3 r557 promise 50ms
    6.725 629 184  n1     says to {n3}: heartbeat_ack t3 r557 promise 50ms
    6.725 629 554  n2     hears n3: heartbeat t3 r557 promise 50ms
    6.725 629 554  n2     says to {n3}: heartbeat_ack t3 r557 promise 50ms
    6.725 660 877  n3     hears n0: heartbeat_ack t3 r557 promise 50ms
    6.725 663 359  n3     hears n4: heartbeat_ack t3 r557 promise 50ms
    6.725 664 683  n3     hears n1: heartbeat_ack t3 r557 promise 50ms
    6.725 665 036  n3     hears n2: heartbeat_ack t3 r557 promise 50ms
    6.735 593 628  n3     says to {n0, n1, n2, n4}: heartbeat t3 r558 promise 50ms
    6.735 618 676  n2     hears n3: heartbeat t3 r558 promise 50ms
    6.735 618 676  n2     says to {n3}: heartbeat_ack t3 r558 promise 50ms
    6.735 624 769  n1     hears n3: heartbeat t3 r558 promise 50ms
    6.735 624 769  n1     says to {n3}: heartbeat_ack t3 r558 promise 50ms
    6.735 625 592  n4     hears n3: heartbeat t3 r558 promise 50ms
    6.735 625 592  n4     says to {n3}: heartbeat_ack t3 r558 promise 50ms
    6.735 626 176  n0     hears n3: heartbeat t3 r558 promise 50ms
    6.735 626 176  n0     says to {n3}: heartbeat_ack t3 r558 promise 50ms
    6.735 650 268  n3     hears n2: heartbeat_ack t3 r558 promise 50ms
    6.735 653 942  n3     hears n4: heartbeat_ack t3 r558 promise 50ms
    6.735 658 917  n3     hears n1: heartbeat_ack t3 r558 promise 50ms
    6.735 663 262  n3     hears n0: heartbeat_ack t3 r558 promise 50ms
    6.745 594 261  n3     says to {n0, n1, n2, n4}: heartbeat t3 r559 promise 50ms
    6.745 619 513  n4     hears n3: heartbeat t3 r559 promise 50ms
    6.745 619 513  n4     says to {n3}: heartbeat_ack t3 r559 promise 50ms
    6.745 621 783  n2     hears n3: heartbeat t3 r559 promise 50ms
    6.745 621 783  n2     says to {n3}: heartbeat_ack t3 r559 promise 50ms
    6.745 626 330  n1     hears n3: heartbeat t3 r559 promise 50ms
    6.745 626 330  n1     says to {n3}: heartbeat_ack t3 r559 promise 50ms
    6.745 628 189  n0     hears n3: heartbeat t3 r559 promise 50ms
    6.745 628 189  n0     says to {n3}: heartbeat_ack t3 r559 promise 50ms
    6.745 647 139  n3     hears n4: heartbeat_ack t3 r559 promise 50ms
    6.745 655 279  n3     hears n1: heartbeat_ack t3 r559 promise 50ms
    6.745 655 292  n3     hears n0: heartbeat_ack t3 r559 promise 50ms
    6.745 658 050  n3     hears n2: heartbeat_ack t3 r559 promise 50ms
    6.755 594 624  n3     says to {n0, n1, n2, n4}: heartbeat t3 r560 promise 50ms
    6.755 621 071  n1     hears n3: heartbeat t3 r560 promise 50ms
    6.755 621 071  n1     says to {n3}: heartbeat_ack t3 r560 promise 50ms
    6.755 624 566  n0     hears n3: heartbeat t3 r560 promise 50ms
    6.755 624 566  n0     says to {n3}: heartbeat_ack t3 r560 promise 50ms
    6.755 627 057  n2     hears n3: heartbeat t3 r560 promise 50ms
    6.755 627 057  n2     says to {n3}: heartbeat_ack t3 r560 promise 50ms
    6.755 627 495  n4     hears n3: heartbeat t3 r560 promise 50ms
    6.755 627 495  n4     says to {n3}: heartbeat_ack t3 r560 promise 50ms
    6.755 655 418  n3     hears n1: heartbeat_ack t3 r560 promise 50ms
    6.755 656 717  n3     hears n4: heartbeat_ack t3 r560 promise 50ms
    6.755 660 315  n3     hears n0: heartbeat_ack t3 r560 promise 50ms
    6.755 663 086  n3     hears n2: heartbeat_ack t3 r560 promise 50ms
    6.765 595 043  n3     says to {n0, n1, n2, n4}: heartbeat t3 r561 promise 50ms
    6.765 622 067  n0     hears n3: heartbeat t3 r561 promise 50ms
    6.765 622 067  n0     says to {n3}: heartbeat_ack t3 r561 promise 50ms
    6.765 622 788  n4     hears n3: heartbeat t3 r561 promise 50ms
    6.765 622 788  n4     says to {n3}: heartbeat_ack t3 r561 promise 50ms
    6.765 629 567  n1     hears n3: heartbeat t3 r561 promise 50ms
    6.765 629 567  n1     says to {n3}: heartbeat_ack t3 r561 promise 50ms
    6.765 629 915  n2     hears n3: heartbeat t3 r561 promise 50ms
    6.765 629 915  n2     says to {n3}: heartbeat_ack t3 r561 promise 50ms
    6.765 647 739  n3     hears n0: heartbeat_ack t3 r561 promise 50ms
    6.765 652 821  n3     hears n4: heartbeat_ack t3 r561 promise 50ms
    6.765 655 612  n3     hears n2: heartbeat_ack t3 r561 promise 50ms
    6.765 656 220  n3     hears n1: heartbeat_ack t3 r561 promise 50ms
    6.775 595 529  n3     says to {n0, n1, n2, n4}: heartbeat t3 r562 promise 50ms
    6.775 624 446  n0     hears n3: heartbeat t3 r562 promise 50ms
    6.775 624 446  n0     says to {n3}: heartbeat_ack t3 r562 promise 50ms
    6.775 627 962  n1     hears n3: heartbeat t3 r562 promise 50ms
    6.775 627 962  n1     says to {n3}: heartbeat_ack t3 r562 promise 50ms
    6.775 629 518  n2     hears n3: heartbeat t3 r562 promise 50ms
    6.775 629 518  n2     says to {n3}: heartbeat_ack t3 r562 promise 50ms
    6.775 632 868  n4     hears n3: heartbeat t3 r562 promise 50ms
    6.775 632 868  n4     says to {n3}: heartbeat_ack t3 r562 promise 50ms
    6.775 654 807  n3     hears n2: heartbeat_ack t3 r562 promise 50ms
    6.775 655 708  n3     hears n0: heartbeat_ack t3 r562 promise 50ms
    6.775 656 357  n3     hears n1: heartbeat_ack t3 r562 promise 50ms
    6.775 659 437  n3     hears n4: heartbeat_ack t3 r562 promise 50ms
    6.785 595 965  n3     says to {n0, n1, n2, n4}: heartbeat t3 r563 promise 50ms
    6.785 623 046  n0     hears n3: heartbeat t3 r563 promise 50ms
    6.785 623 046  n0     says to {n3}: heartbeat_ack t3 r563 promise 50ms
    6.785 624 050  n1     hears n3: heartbeat t3 r563 promise 50ms
    6.785 624 050  n1     says to {n3}: heartbeat_ack t3 r563 promise 50ms
    6.785 625 674  n4     hears n3: heartbeat t3 r563 promise 50ms
    6.785 625 674  n4     says to {n3}: heartbeat_ack t3 r563 promise 50ms
    6.785 627 100  n2     hears n3: heartbeat t3 r563 promise 50ms
    6.785 627 100  n2     says to {n3}: heartbeat_ack t3 r563 promise 50ms
    6.785 650 018  n3     hears n0: heartbeat_ack t3 r563 promise 50ms
    6.785 659 676  n3     hears n1: heartbeat_ack t3 r563 promise 50ms
    6.785 659 894  n3     hears n4: heartbeat_ack t3 r563 promise 50ms
    6.785 662 074  n3     hears n2: heartbeat_ack t3 r563 promise 50ms
    6.795 596 287  n3     says to {n0, n1, n2, n4}: heartbeat t3 r564 promise 50ms
    6.795 628 814  n0     hears n3: heartbeat t3 r564 promise 50ms
    6.795 628 814  n0     says to {n3}: heartbeat_ack t3 r564 promise 50ms
    6.795 630 812  n2     hears n3: heartbeat t3 r564 promise 50ms
    6.795 630 812  n2     says to {n3}: heartbeat_ack t3 r564 promise 50ms
    6.795 631 249  n1     hears n3: heartbeat t3 r564 promise 50ms
    6.795 631 249  n1     says to {n3}: heartbeat_ack t3 r564 promise 50ms
    6.795 632 050  n4     hears n3: heartbeat t3 r564 promise 50ms
    6.795 632 050  n4     says to {n3}: heartbeat_ack t3 r564 promise 50ms
    6.795 654 695  n3     hears n0: heartbeat_ack t3 r564 promise 50ms
    6.795 659 084  n3     hears n1: heartbeat_ack t3 r564 promise 50ms
    6.795 663 674  n3     hears n2: heartbeat_ack t3 r564 promise 50ms
    6.795 664 783  n3     hears n4: heartbeat_ack t3 r564 promise 50ms
    6.805 596 892  n3     says to {n0, n1, n2, n4}: heartbeat t3 r565 promise 50ms
    6.805 625 506  n4     hears n3: heartbeat t3 r565 promise 50ms
    6.805 625 506  n4     says to {n3}: heartbeat_ack t3 r565 promise 50ms
    6.805 626 321  n0     hears n3: heartbeat t3 r565 promise 50ms
    6.805 626 321  n0     says to {n3}: heartbeat_ack t3 r565 promise 50ms
    6.805 627 840  n1     hears n3: heartbeat t3 r565 promise 50ms
    6.805 627 840  n1     says to {n3}: heartbeat_ack t3 r565 promise 50ms
    6.805 634 039  n2     hears n3: heartbeat t3 r565 promise 50ms
    6.805 634 039  n2     says to {n3}: heartbeat_ack t3 r565 promise 50ms
    6.805 654 450  n3     hears n0: heartbeat_ack t3 r565 promise 50ms
    6.805 657 327  n3     hears n1: heartbeat_ack t3 r565 promise 50ms
    6.805 661 719  n3     hears n4: heartbeat_ack t3 r565 promise 50ms
    6.805 662 312  n3     hears n2: heartbeat_ack t3 r565 promise 50ms
    6.815 597 373  n3     says to {n0, n1, n2, n4}: heartbeat t3 r566 promise 50ms
    6.815 623 477  n4     hears n3: heartbeat t3 r566 promise 50ms
    6.815 623 477  n4     says to {n3}: heartbeat_ack t3 r566 promise 50ms
    6.815 628 781  n1     hears n3: heartbeat t3 r566 promise 50ms
    6.815 628 781  n1     says to {n3}: heartbeat_ack t3 r566 promise 50ms
    6.815 630 656  n0     hears n3: heartbeat t3 r566 promise 50ms
    6.815 630 656  n0     says to {n3}: heartbeat_ack t3 r566 promise 50ms
    6.815 633 461  n2     hears n3: heartbeat t3 r566 promise 50ms
    6.815 633 461  n2     says to {n3}: heartbeat_ack t3 r566 promise 50ms
    6.815 657 725  n3     hears n0: heartbeat_ack t3 r566 promise 50ms
    6.815 659 494  n3     hears n4: heartbeat_ack t3 r566 promise 50ms
    6.815 660 741  n3     hears n2: heartbeat_ack t3 r566 promise 50ms
    6.815 661 962  n3     hears n1: heartbeat_ack t3 r566 promise 50ms
    6.825 598 241  n3     says to {n0, n1, n2, n4}: heartbeat t3 r567 promise 50ms
    6.825 624 250  n2     hears n3: heartbeat t3 r567 promise 50ms
    6.825 624 250  n2     says to {n3}: heartbeat_ack t3 r567 promise 50ms
    6.825 625 603  n0     hears n3: heartbeat t3 r567 promise 50ms
    6.825 625 603  n0     says to {n3}: heartbeat_ack t3 r567 promise 50ms
    6.825 629 296  n4     hears n3: heartbeat t3 r567 promise 50ms
    6.825 629 296  n4     says to {n3}: heartbeat_ack t3 r567 promise 50ms
    6.825 632 485  n1     hears n3: heartbeat t3 r567 promise 50ms
    6.825 632 485  n1     says to {n3}: heartbeat_ack t3 r567 promise 50ms
    6.825 649 648  n3     hears n2: heartbeat_ack t3 r567 promise 50ms
    6.825 655 268  n3     hears n0: heartbeat_ack t3 r567 promise 50ms
    6.825 662 756  n3     hears n1: heartbeat_ack t3 r567 promise 50ms
    6.825 665 861  n3     hears n4: heartbeat_ack t3 r567 promise 50ms
    6.835 598 601  n3     says to {n0, n1, n2, n4}: heartbeat t3 r568 promise 50ms
    6.835 623 836  n4     hears n3: heartbeat t3 r568 promise 50ms
    6.835 623 836  n4     says to {n3}: heartbeat_ack t3 r568 promise 50ms
    6.835 626 529  n2     hears n3: heartbeat t3 r568 promise 50ms
    6.835 626 529  n2     says to {n3}: heartbeat_ack t3 r568 promise 50ms
    6.835 630 622  n0     hears n3: heartbeat t3 r568 promise 50ms
    6.835 630 622  n0     says to {n3}: heartbeat_ack t3 r568 promise 50ms
    6.835 630 726  n1     hears n3: heartbeat t3 r568 promise 50ms
    6.835 630 726  n1     says to {n3}: heartbeat_ack t3 r568 promise 50ms
    6.835 652 879  n3     hears n4: heartbeat_ack t3 r568 promise 50ms
    6.835 659 626  n3     hears n2: heartbeat_ack t3 r568 promise 50ms
    6.835 660 566  n3     hears n1: heartbeat_ack t3 r568 promise 50ms
    6.835 666 440  n3     hears n0: heartbeat_ack t3 r568 promise 50ms
    6.845 598 773  n3     says to {n0, n1, n2, n4}: heartbeat t3 r569 promise 50ms
    6.845 626 324  n1     hears n3: heartbeat t3 r569 promise 50ms
    6.845 626 324  n1     says to {n3}: heartbeat_ack t3 r569 promise 50ms
    6.845 626 573  n4     hears n3: heartbeat t3 r569 promise 50ms
    6.845 626 573  n4     says to {n3}: heartbeat_ack t3 r569 promise 50ms
    6.845 630 618  n2     hears n3: heartbeat t3 r569 promise 50ms
    6.845 630 618  n2     says to {n3}: heartbeat_ack t3 r569 promise 50ms
    6.845 633 074  n0     hears n3: heartbeat t3 r569 promise 50ms
    6.845 633 074  n0     says to {n3}: heartbeat_ack t3 r569 promise 50ms
    6.845 651 903  n3     hears n4: heartbeat_ack t3 r569 promise 50ms
    6.845 656 790  n3     hears n2: heartbeat_ack t3 r569 promise 50ms
    6.845 659 761  n3     hears n0: heartbeat_ack t3 r569 promise 50ms
    6.845 660 511  n3     hears n1: heartbeat_ack t3 r569 promise 50ms
    6.855 599 334  n3     says to {n0, n1, n2, n4}: heartbeat t3 r570 promise 50ms
    6.855 624 860  n2     hears n3: heartbeat t3 r570 promise 50ms
    6.855 624 860  n2     says to {n3}: heartbeat_ack t3 r570 promise 50ms
    6.855 629 293  n0     hears n3: heartbeat t3 r570 promise 50ms
    6.855 629 293  n0     says to {n3}: heartbeat_ack t3 r570 promise 50ms
    6.855 629 402  n4     hears n3: heartbeat t3 r570 promise 50ms
    6.855 629 402  n4     says to {n3}: heartbeat_ack t3 r570 promise 50ms
    6.855 631 498  n1     hears n3: heartbeat t3 r570 promise 50ms
    6.855 631 498  n1     says to {n3}: heartbeat_ack t3 r570 promise 50ms
    6.855 655 227  n3     hears n0: heartbeat_ack t3 r570 promise 50ms
    6.855 657 347  n3     hears n4: heartbeat_ack t3 r570 promise 50ms
    6.855 657 533  n3     hears n2: heartbeat_ack t3 r570 promise 50ms
    6.855 661 395  n3     hears n1: heartbeat_ack t3 r570 promise 50ms
    6.865 600 075  n3     says to {n0, n1, n2, n4}: heartbeat t3 r571 promise 50ms
    6.865 635 799  n0     hears n3: heartbeat t3 r571 promise 50ms
    6.865 635 799  n0     says to {n3}: heartbeat_ack t3 r571 promise 50ms
    6.865 636 185  n2     hears n3: heartbeat t3 r571 promise 50ms
    6.865 636 185  n2     says to {n3}: heartbeat_ack t3 r571 promise 50ms
    6.865 636 514  n1     hears n3: heartbeat t3 r571 promise 50ms
    6.865 636 514  n1     says to {n3}: heartbeat_ack t3 r571 promise 50ms
    6.865 637 002  n4     hears n3: heartbeat t3 r571 promise 50ms
    6.865 637 002  n4     says to {n3}: heartbeat_ack t3 r571 promise 50ms
    6.865 663 414  n3     hears n2: heartbeat_ack t3 r571 promise 50ms
    6.865 664 104  n3     hears n4: heartbeat_ack t3 r571 promise 50ms
    6.865 667 306  n3     hears n1: heartbeat_ack t3 r571 promise 50ms
    6.865 671 803  n3     hears n0: heartbeat_ack t3 r571 promise 50ms
    6.875 600 770  n3     says to {n0, n1, n2, n4}: heartbeat t3 r572 promise 50ms
    6.875 626 386  n4     hears n3: heartbeat t3 r572 promise 50ms
    6.875 626 386  n4     says to {n3}: heartbeat_ack t3 r572 promise 50ms
    6.875 632 890  n0     hears n3: heartbeat t3 r572 promise 50ms
    6.875 632 890  n0     says to {n3}: heartbeat_ack t3 r572 promise 50ms
    6.875 633 697  n1     hears n3: heartbeat t3 r572 promise 50ms
    6.875 633 697  n1     says to {n3}: heartbeat_ack t3 r572 promise 50ms
    6.875 634 846  n2     hears n3: heartbeat t3 r572 promise 50ms
    6.875 634 846  n2     says to {n3}: heartbeat_ack t3 r572 promise 50ms
    6.875 661 258  n3     hears n4: heartbeat_ack t3 r572 promise 50ms
    6.875 664 389  n3     hears n0: heartbeat_ack t3 r572 promise 50ms
    6.875 668 277  n3     hears n1: heartbeat_ack t3 r572 promise 50ms
    6.875 672 161  n3     hears n2: heartbeat_ack t3 r572 promise 50ms
    6.885 600 984  n3     says to {n0, n1, n2, n4}: heartbeat t3 r573 promise 50ms
    6.885 627 620  n2     hears n3: heartbeat t3 r573 promise 50ms
    6.885 627 620  n2     says to {n3}: heartbeat_ack t3 r573 promise 50ms
    6.885 631 160  n1     hears n3: heartbeat t3 r573 promise 50ms
    6.885 631 160  n1     says to {n3}: heartbeat_ack t3 r573 promise 50ms
    6.885 635 916  n0     hears n3: heartbeat t3 r573 promise 50ms
    6.885 635 916  n0     says to {n3}: heartbeat_ack t3 r573 promise 50ms
    6.885 636 917  n4     hears n3: heartbeat t3 r573 promise 50ms
    6.885 636 917  n4     says to {n3}: heartbeat_ack t3 r573 promise 50ms
    6.885 658 460  n3     hears n2: heartbeat_ack t3 r573 promise 50ms
    6.885 665 896  n3     hears n4: heartbeat_ack t3 r573 promise 50ms
    6.885 666 585  n3     hears n1: heartbeat_ack t3 r573 promise 50ms
    6.885 668 694  n3     hears n0: heartbeat_ack t3 r573 promise 50ms
    6.895 601 558  n3     says to {n0, n1, n2, n4}: heartbeat t3 r574 promise 50ms
    6.895 627 781  n2     hears n3: heartbeat t3 r574 promise 50ms
    6.895 627 781  n2     says to {n3}: heartbeat_ack t3 r574 promise 50ms
    6.895 630 311  n0     hears n3: heartbeat t3 r574 promise 50ms
    6.895 630 311  n0     says to {n3}: heartbeat_ack t3 r574 promise 50ms
    6.895 634 927  n4     hears n3: heartbeat t3 r574 promise 50ms
    6.895 634 927  n4     says to {n3}: heartbeat_ack t3 r574 promise 50ms
    6.895 637 469  n1     hears n3: heartbeat t3 r574 promise 50ms
    6.895 637 469  n1     says to {n3}: heartbeat_ack t3 r574 promise 50ms
    6.895 657 629  n3     hears n0: heartbeat_ack t3 r574 promise 50ms
    6.895 662 563  n3     hears n2: heartbeat_ack t3 r574 promise 50ms
    6.895 667 571  n3     hears n1: heartbeat_ack t3 r574 promise 50ms
    6.895 669 552  n3     hears n4: heartbeat_ack t3 r574 promise 50ms
    6.905 602 167  n3     says to {n0, n1, n2, n4}: heartbeat t3 r575 promise 50ms
    6.905 635 217  n0     hears n3: heartbeat t3 r575 promise 50ms
    6.905 635 217  n0     says to {n3}: heartbeat_ack t3 r575 promise 50ms
    6.905 635 593  n2     hears n3: heartbeat t3 r575 promise 50ms
    6.905 635 593  n2     says to {n3}: heartbeat_ack t3 r575 promise 50ms
    6.905 636 192  n1     hears n3: heartbeat t3 r575 promise 50ms
    6.905 636 192  n1     says to {n3}: heartbeat_ack t3 r575 promise 50ms
    6.905 639 152  n4     hears n3: heartbeat t3 r575 promise 50ms
    6.905 639 152  n4     says to {n3}: heartbeat_ack t3 r575 promise 50ms
    6.905 661 177  n3     hears n2: heartbeat_ack t3 r575 promise 50ms
    6.905 665 152  n3     hears n0: heartbeat_ack t3 r575 promise 50ms
    6.905 673 118  n3     hears n1: heartbeat_ack t3 r575 promise 50ms
    6.905 674 487  n3     hears n4: heartbeat_ack t3 r575 promise 50ms
    6.915 602 551  n3     says to {n0, n1, n2, n4}: heartbeat t3 r576 promise 50ms
    6.915 631 405  n4     hears n3: heartbeat t3 r576 promise 50ms
    6.915 631 405  n4     says to {n3}: heartbeat_ack t3 r576 promise 50ms
    6.915 635 738  n2     hears n3: heartbeat t3 r576 promise 50ms
    6.915 635 738  n2     says to {n3}: heartbeat_ack t3 r576 promise 50ms
    6.915 637 298  n1     hears n3: heartbeat t3 r576 promise 50ms
    6.915 637 298  n1     says to {n3}: heartbeat_ack t3 r576 promise 50ms
    6.915 638 986  n0     hears n3: heartbeat t3 r576 promise 50ms
    6.915 638 986  n0     says to {n3}: heartbeat_ack t3 r576 promise 50ms
    6.915 658 543  n3     hears n4: heartbeat_ack t3 r576 promise 50ms
    6.915 667 302  n3     hears n2: heartbeat_ack t3 r576 promise 50ms
    6.915 669 453  n3     hears n1: heartbeat_ack t3 r576 promise 50ms
    6.915 672 321  n3     hears n0: heartbeat_ack t3 r576 promise 50ms
    6.925 603 078  n3     says to {n0, n1, n2, n4}: heartbeat t3 r577 promise 50ms
    6.925 630 166  n4     hears n3: heartbeat t3 r577 promise 50ms
    6.925 630 166  n4     says to {n3}: heartbeat_ack t3 r577 promise 50ms
    6.925 632 571  n2     hears n3: heartbeat t3 r577 promise 50ms
    6.925 632 571  n2     says to {n3}: heartbeat_ack t3 r577 promise 50ms
    6.925 634 493  n0     hears n3: heartbeat t3 r577 promise 50ms
    6.925 634 493  n0     says to {n3}: heartbeat_ack t3 r577 promise 50ms
    6.925 640 551  n1     hears n3: heartbeat t3 r577 promise 50ms
    6.925 640 551  n1     says to {n3}: heartbeat_ack t3 r577 promise 50ms
    6.925 658 991  n3     hears n2: heartbeat_ack t3 r577 promise 50ms
    6.925 660 387  n3     hears n0: heartbeat_ack t3 r577 promise 50ms
    6.925 660 971  n3     hears n4: heartbeat_ack t3 r577 promise 50ms
    6.925 677 862  n3     hears n1: heartbeat_ack t3 r577 promise 50ms
    6.935 603 444  n3     says to {n0, n1, n2, n4}: heartbeat t3 r578 promise 50ms
    6.935 634 423  n2     hears n3: heartbeat t3 r578 promise 50ms
    6.935 634 423  n2     says to {n3}: heartbeat_ack t3 r578 promise 50ms
    6.935 634 505  n4     hears n3: heartbeat t3 r578 promise 50ms
    6.935 634 505  n4     says to {n3}: heartbeat_ack t3 r578 promise 50ms
    6.935 636 738  n1     hears n3: heartbeat t3 r578 promise 50ms
    6.935 636 738  n1     says to {n3}: heartbeat_ack t3 r578 promise 50ms
    6.935 637 159  n0     hears n3: heartbeat t3 r578 promise 50ms
    6.935 637 159  n0     says to {n3}: heartbeat_ack t3 r578 promise 50ms
    6.935 666 733  n3     hears n2: heartbeat_ack t3 r578 promise 50ms
    6.935 667 049  n3     hears n4: heartbeat_ack t3 r578 promise 50ms
    6.935 671 424  n3     hears n1: heartbeat_ack t3 r578 promise 50ms
    6.935 673 218  n3     hears n0: heartbeat_ack t3 r578 promise 50ms
    6.945 604 111  n3     says to {n0, n1, n2, n4}: heartbeat t3 r579 promise 50ms
    6.945 631 101  n1     hears n3: heartbeat t3 r579 promise 50ms
    6.945 631 101  n1     says to {n3}: heartbeat_ack t3 r579 promise 50ms
    6.945 635 141  n2     hears n3: heartbeat t3 r579 promise 50ms
    6.945 635 141  n2     says to {n3}: heartbeat_ack t3 r579 promise 50ms
    6.945 636 010  n4     hears n3: heartbeat t3 r579 promise 50ms
    6.945 636 010  n4     says to {n3}: heartbeat_ack t3 r579 promise 50ms
    6.945 637 468  n0     hears n3: heartbeat t3 r579 promise 50ms
    6.945 637 468  n0     says to {n3}: heartbeat_ack t3 r579 promise 50ms
    6.945 663 007  n3     hears n4: heartbeat_ack t3 r579 promise 50ms
    6.945 666 148  n3     hears n1: heartbeat_ack t3 r579 promise 50ms
    6.945 668 186  n3     hears n2: heartbeat_ack t3 r579 promise 50ms
    6.945 674 368  n3     hears n0: heartbeat_ack t3 r579 promise 50ms
    6.955 604 321  n3     says to {n0, n1, n2, n4}: heartbeat t3 r580 promise 50ms
    6.955 629 787  n2     hears n3: heartbeat t3 r580 promise 50ms
    6.955 629 787  n2     says to {n3}: heartbeat_ack t3 r580 promise 50ms
    6.955 635 839  n1     hears n3: heartbeat t3 r580 promise 50ms
    6.955 635 839  n1     says to {n3}: heartbeat_ack t3 r580 promise 50ms
    6.955 638 653  n4     hears n3: heartbeat t3 r580 promise 50ms
    6.955 638 653  n4     says to {n3}: heartbeat_ack t3 r580 promise 50ms
    6.955 638 795  n0     hears n3: heartbeat t3 r580 promise 50ms
    6.955 638 795  n0     says to {n3}: heartbeat_ack t3 r580 promise 50ms
    6.955 661 441  n3     hears n1: heartbeat_ack t3 r580 promise 50ms
    6.955 666 044  n3     hears n2: heartbeat_ack t3 r580 promise 50ms
    6.955 670 096  n3     hears n4: heartbeat_ack t3 r580 promise 50ms
    6.955 676 008  n3     hears n0: heartbeat_ack t3 r580 promise 50ms
    6.965 604 842  n3     says to {n0, n1, n2, n4}: heartbeat t3 r581 promise 50ms
    6.965 630 519  n2     hears n3: heartbeat t3 r581 promise 50ms
    6.965 630 519  n2     says to {n3}: heartbeat_ack t3 r581 promise 50ms
    6.965 634 951  n1     hears n3: heartbeat t3 r581 promise 50ms
    6.965 634 951  n1     says to {n3}: heartbeat_ack t3 r581 promise 50ms
    6.965 641 410  n0     hears n3: heartbeat t3 r581 promise 50ms
    6.965 641 410  n0     says to {n3}: heartbeat_ack t3 r581 promise 50ms
    6.965 641 890  n4     hears n3: heartbeat t3 r581 promise 50ms
    6.965 641 890  n4     says to {n3}: heartbeat_ack t3 r581 promise 50ms
    6.965 656 736  n3     hears n2: heartbeat_ack t3 r581 promise 50ms
    6.965 660 369  n3     hears n1: heartbeat_ack t3 r581 promise 50ms
    6.965 668 198  n3     hears n0: heartbeat_ack t3 r581 promise 50ms
    6.965 675 264  n3     hears n4: heartbeat_ack t3 r581 promise 50ms
    6.975 605 623  n3     says to {n0, n1, n2, n4}: heartbeat t3 r582 promise 50ms
    6.975 631 012  n0     hears n3: heartbeat t3 r582 promise 50ms
    6.975 631 012  n0     says to {n3}: heartbeat_ack t3 r582 promise 50ms
    6.975 637 228  n2     hears n3: heartbeat t3 r582 promise 50ms
    6.975 637 228  n2     says to {n3}: heartbeat_ack t3 r582 promise 50ms
    6.975 637 555  n4     hears n3: heartbeat t3 r582 promise 50ms
    6.975 637 555  n4     says to {n3}: heartbeat_ack t3 r582 promise 50ms
    6.975 642 513  n1     hears n3: heartbeat t3 r582 promise 50ms
    6.975 642 513  n1     says to {n3}: heartbeat_ack t3 r582 promise 50ms
    6.975 664 147  n3     hears n0: heartbeat_ack t3 r582 promise 50ms
    6.975 667 111  n3     hears n2: heartbeat_ack t3 r582 promise 50ms
    6.975 674 072  n3     hears n4: heartbeat_ack t3 r582 promise 50ms
    6.975 674 439  n3     hears n1: heartbeat_ack t3 r582 promise 50ms
    6.985 606 243  n3     says to {n0, n1, n2, n4}: heartbeat t3 r583 promise 50ms
    6.985 632 489  n2     hears n3: heartbeat t3 r583 promise 50ms
    6.985 632 489  n2     says to {n3}: heartbeat_ack t3 r583 promise 50ms
    6.985 633 264  n4     hears n3: heartbeat t3 r583 promise 50ms
    6.985 633 264  n4     says to {n3}: heartbeat_ack t3 r583 promise 50ms
    6.985 635 855  n1     hears n3: heartbeat t3 r583 promise 50ms
    6.985 635 855  n1     says to {n3}: heartbeat_ack t3 r583 promise 50ms
    6.985 640 936  n0     hears n3: heartbeat t3 r583 promise 50ms
    6.985 640 936  n0     says to {n3}: heartbeat_ack t3 r583 promise 50ms
    6.985 660 108  n3     hears n2: heartbeat_ack t3 r583 promise 50ms
    6.985 666 650  n3     hears n4: heartbeat_ack t3 r583 promise 50ms
    6.985 673 228  n3     hears n1: heartbeat_ack t3 r583 promise 50ms
    6.985 674 117  n3     hears n0: heartbeat_ack t3 r583 promise 50ms
    6.995 606 603  n3     says to {n0, n1, n2, n4}: heartbeat t3 r584 promise 50ms
    6.995 632 039  n0     hears n3: heartbeat t3 r584 promise 50ms
    6.995 632 039  n0     says to {n3}: heartbeat_ack t3 r584 promise 50ms
    6.995 643 042  n4     hears n3: heartbeat t3 r584 promise 50ms
    6.995 643 042  n4     says to {n3}: heartbeat_ack t3 r584 promise 50ms
    6.995 644 038  n1     hears n3: heartbeat t3 r584 promise 50ms
    6.995 644 038  n1     says to {n3}: heartbeat_ack t3 r584 promise 50ms
    6.995 644 101  n2     hears n3: heartbeat t3 r584 promise 50ms
    6.995 644 101  n2     says to {n3}: heartbeat_ack t3 r584 promise 50ms
    6.995 657 122  n3     hears n0: heartbeat_ack t3 r584 promise 50ms
    6.995 675 784  n3     hears n1: heartbeat_ack t3 r584 promise 50ms
    6.995 680 480  n3     hears n4: heartbeat_ack t3 r584 promise 50ms
    6.995 681 378  n3     hears n2: heartbeat_ack t3 r584 promise 50ms
    7.005 606 853  n3     says to {n0, n1, n2, n4}: heartbeat t3 r585 promise 50ms
    7.005 632 210  n2     hears n3: heartbeat t3 r585 promise 50ms
    7.005 632 210  n2     says to {n3}: heartbeat_ack t3 r585 promise 50ms
    7.005 634 925  n1     hears n3: heartbeat t3 r585 promise 50ms
    7.005 634 925  n1     says to {n3}: heartbeat_ack t3 r585 promise 50ms
    7.005 643 849  n4     hears n3: heartbeat t3 r585 promise 50ms
    7.005 643 849  n4     says to {n3}: heartbeat_ack t3 r585 promise 50ms
    7.005 644 135  n0     hears n3: heartbeat t3 r585 promise 50ms
    7.005 644 135  n0     says to {n3}: heartbeat_ack t3 r585 promise 50ms
    7.005 664 106  n3     hears n1: heartbeat_ack t3 r585 promise 50ms
    7.005 666 597  n3     hears n2: heartbeat_ack t3 r585 promise 50ms
    7.005 669 054  n3     hears n4: heartbeat_ack t3 r585 promise 50ms
    7.005 681 217  n3     hears n0: heartbeat_ack t3 r585 promise 50ms
    7.015 607 472  n3     says to {n0, n1, n2, n4}: heartbeat t3 r586 promise 50ms
    7.015 636 555  n1     hears n3: heartbeat t3 r586 promise 50ms
    7.015 636 555  n1     says to {n3}: heartbeat_ack t3 r586 promise 50ms
    7.015 637 295  n2     hears n3: heartbeat t3 r586 promise 50ms
    7.015 637 295  n2     says to {n3}: heartbeat_ack t3 r586 promise 50ms
    7.015 642 656  n4     hears n3: heartbeat t3 r586 promise 50ms
    7.015 642 656  n4     says to {n3}: heartbeat_ack t3 r586 promise 50ms
    7.015 642 828  n0     hears n3: heartbeat t3 r586 promise 50ms
    7.015 642 828  n0     says to {n3}: heartbeat_ack t3 r586 promise 50ms
    7.015 664 928  n3     hears n1: heartbeat_ack t3 r586 promise 50ms
    7.015 668 224  n3     hears n4: heartbeat_ack t3 r586 promise 50ms
    7.015 669 452  n3     hears n2: heartbeat_ack t3 r586 promise 50ms
    7.015 669 573  n3     hears n0: heartbeat_ack t3 r586 promise 50ms
    7.025 608 224  n3     says to {n0, n1, n2, n4}: heartbeat t3 r587 promise 50ms
    7.025 634 426  n1     hears n3: heartbeat t3 r587 promise 50ms
    7.025 634 426  n1     says to {n3}: heartbeat_ack t3 r587 promise 50ms
    7.025 636 007  n2     hears n3: heartbeat t3 r587 promise 50ms
    7.025 636 007  n2     says to {n3}: heartbeat_ack t3 r587 promise 50ms
    7.025 643 985  n0     hears n3: heartbeat t3 r587 promise 50ms
    7.025 643 985  n0     says to {n3}: heartbeat_ack t3 r587 promise 50ms
    7.025 644 950  n4     hears n3: heartbeat t3 r587 promise 50ms
    7.025 644 950  n4     says to {n3}: heartbeat_ack t3 r587 promise 50ms
    7.025 668 908  n3     hears n2: heartbeat_ack t3 r587 promise 50ms
    7.025 670 184  n3     hears n1: heartbeat_ack t3 r587 promise 50ms
    7.025 671 988  n3     hears n0: heartbeat_ack t3 r587 promise 50ms
    7.025 673 743  n3     hears n4: heartbeat_ack t3 r587 promise 50ms
    7.035 608 689  n3     says to {n0, n1, n2, n4}: heartbeat t3 r588 promise 50ms
    7.035 634 284  n4     hears n3: heartbeat t3 r588 promise 50ms
    7.035 634 284  n4     says to {n3}: heartbeat_ack t3 r588 promise 50ms
    7.035 638 242  n1     hears n3: heartbeat t3 r588 promise 50ms
    7.035 638 242  n1     says to {n3}: heartbeat_ack t3 r588 promise 50ms
    7.035 641 990  n2     hears n3: heartbeat t3 r588 promise 50ms
    7.035 641 990  n2     says to {n3}: heartbeat_ack t3 r588 promise 50ms
    7.035 643 768  n0     hears n3: heartbeat t3 r588 promise 50ms
    7.035 643 768  n0     says to {n3}: heartbeat_ack t3 r588 promise 50ms
    7.035 671 273  n3     hears n1: heartbeat_ack t3 r588 promise 50ms
    7.035 671 529  n3     hears n4: heartbeat_ack t3 r588 promise 50ms
    7.035 676 714  n3     hears n2: heartbeat_ack t3 r588 promise 50ms
    7.035 680 976  n3     hears n0: heartbeat_ack t3 r588 promise 50ms
    7.045 608 887  n3     says to {n0, n1, n2, n4}: heartbeat t3 r589 promise 50ms
    7.045 638 219  n0     hears n3: heartbeat t3 r589 promise 50ms
    7.045 638 219  n0     says to {n3}: heartbeat_ack t3 r589 promise 50ms
    7.045 638 938  n2     hears n3: heartbeat t3 r589 promise 50ms
    7.045 638 938  n2     says to {n3}: heartbeat_ack t3 r589 promise 50ms
    7.045 640 859  n4     hears n3: heartbeat t3 r589 promise 50ms
    7.045 640 859  n4     says to {n3}: heartbeat_ack t3 r589 promise 50ms
    7.045 645 982  n1     hears n3: heartbeat t3 r589 promise 50ms
    7.045 645 982  n1     says to {n3}: heartbeat_ack t3 r589 promise 50ms
    7.045 667 565  n3     hears n2: heartbeat_ack t3 r589 promise 50ms
    7.045 670 800  n3     hears n4: heartbeat_ack t3 r589 promise 50ms
    7.045 672 076  n3     hears n0: heartbeat_ack t3 r589 promise 50ms
    7.045 674 066  n3     hears n1: heartbeat_ack t3 r589 promise 50ms
    7.055 609 336  n3     says to {n0, n1, n2, n4}: heartbeat t3 r590 promise 50ms
    7.055 635 439  n2     hears n3: heartbeat t3 r590 promise 50ms
    7.055 635 439  n2     says to {n3}: heartbeat_ack t3 r590 promise 50ms
    7.055 640 871  n0     hears n3: heartbeat t3 r590 promise 50ms
    7.055 640 871  n0     says to {n3}: heartbeat_ack t3 r590 promise 50ms
    7.055 640 933  n1     hears n3: heartbeat t3 r590 promise 50ms
    7.055 640 933  n1     says to {n3}: heartbeat_ack t3 r590 promise 50ms
    7.055 643 735  n4     hears n3: heartbeat t3 r590 promise 50ms
    7.055 643 735  n4     says to {n3}: heartbeat_ack t3 r590 promise 50ms
    7.055 665 337  n3     hears n2: heartbeat_ack t3 r590 promise 50ms
    7.055 670 133  n3     hears n1: heartbeat_ack t3 r590 promise 50ms
    7.055 675 402  n3     hears n4: heartbeat_ack t3 r590 promise 50ms
    7.055 677 816  n3     hears n0: heartbeat_ack t3 r590 promise 50ms
    7.065 610 155  n3     says to {n0, n1, n2, n4}: heartbeat t3 r591 promise 50ms
    7.065 635 965  n2     hears n3: heartbeat t3 r591 promise 50ms
    7.065 635 965  n2     says to {n3}: heartbeat_ack t3 r591 promise 50ms
    7.065 640 322  n4     hears n3: heartbeat t3 r591 promise 50ms
    7.065 640 322  n4     says to {n3}: heartbeat_ack t3 r591 promise 50ms
    7.065 640 572  n0     hears n3: heartbeat t3 r591 promise 50ms
    7.065 640 572  n0     says to {n3}: heartbeat_ack t3 r591 promise 50ms
    7.065 646 232  n1     hears n3: heartbeat t3 r591 promise 50ms
    7.065 646 232  n1     says to {n3}: heartbeat_ack t3 r591 promise 50ms
    7.065 666 627  n3     hears n4: heartbeat_ack t3 r591 promise 50ms
    7.065 667 793  n3     hears n0: heartbeat_ack t3 r591 promise 50ms
    7.065 670 833  n3     hears n2: heartbeat_ack t3 r591 promise 50ms
    7.065 672 787  n3     hears n1: heartbeat_ack t3 r591 promise 50ms
    7.075 610 505  n3     says to {n0, n1, n2, n4}: heartbeat t3 r592 promise 50ms
    7.075 639 221  n2     hears n3: heartbeat t3 r592 promise 50ms
    7.075 639 221  n2     says to {n3}: heartbeat_ack t3 r592 promise 50ms
    7.075 640 781  n0     hears n3: heartbeat t3 r592 promise 50ms
    7.075 640 781  n0     says to {n3}: heartbeat_ack t3 r592 promise 50ms
    7.075 641 501  n1     hears n3: heartbeat t3 r592 promise 50ms
    7.075 641 501  n1     says to {n3}: heartbeat_ack t3 r592 promise 50ms
    7.075 641 771  n4     hears n3: heartbeat t3 r592 promise 50ms
    7.075 641 771  n4     says to {n3}: heartbeat_ack t3 r592 promise 50ms
    7.075 668 827  n3     hears n2: heartbeat_ack t3 r592 promise 50ms
    7.075 670 973  n3     hears n4: heartbeat_ack t3 r592 promise 50ms
    7.075 674 763  n3     hears n1: heartbeat_ack t3 r592 promise 50ms
    7.075 678 004  n3     hears n0: heartbeat_ack t3 r592 promise 50ms
    7.085 610 962  n3     says to {n0, n1, n2, n4}: heartbeat t3 r593 promise 50ms
    7.085 642 153  n4     hears n3: heartbeat t3 r593 promise 50ms
    7.085 642 153  n4     says to {n3}: heartbeat_ack t3 r593 promise 50ms
    7.085 644 533  n2     hears n3: heartbeat t3 r593 promise 50ms
    7.085 644 533  n2     says to {n3}: heartbeat_ack t3 r593 promise 50ms
    7.085 645 036  n0     hears n3: heartbeat t3 r593 promise 50ms
    7.085 645 036  n0     says to {n3}: heartbeat_ack t3 r593 promise 50ms
    7.085 645 472  n1     hears n3: heartbeat t3 r593 promise 50ms
    7.085 645 472  n1     says to {n3}: heartbeat_ack t3 r593 promise 50ms
    7.085 669 472  n3     hears n4: heartbeat_ack t3 r593 promise 50ms
    7.085 675 474  n3     hears n0: heartbeat_ack t3 r593 promise 50ms
    7.085 676 352  n3     hears n2: heartbeat_ack t3 r593 promise 50ms
    7.085 682 092  n3     hears n1: heartbeat_ack t3 r593 promise 50ms
    7.095 611 449  n3     says to {n0, n1, n2, n4}: heartbeat t3 r594 promise 50ms
    7.095 637 475  n0     hears n3: heartbeat t3 r594 promise 50ms
    7.095 637 475  n0     says to {n3}: heartbeat_ack t3 r594 promise 50ms
    7.095 638 613  n1     hears n3: heartbeat t3 r594 promise 50ms
    7.095 638 613  n1     says to {n3}: heartbeat_ack t3 r594 promise 50ms
    7.095 640 704  n4     hears n3: heartbeat t3 r594 promise 50ms
    7.095 640 704  n4     says to {n3}: heartbeat_ack t3 r594 promise 50ms
    7.095 645 549  n2     hears n3: heartbeat t3 r594 promise 50ms
    7.095 645 549  n2     says to {n3}: heartbeat_ack t3 r594 promise 50ms
    7.095 671 084  n3     hears n4: heartbeat_ack t3 r594 promise 50ms
    7.095 672 518  n3     hears n1: heartbeat_ack t3 r594 promise 50ms
    7.095 674 625  n3     hears n0: heartbeat_ack t3 r594 promise 50ms
    7.095 674 968  n3     hears n2: heartbeat_ack t3 r594 promise 50ms
    7.105 612 164  n3     says to {n0, n1, n2, n4}: heartbeat t3 r595 promise 50ms
    7.105 638 287  n2     hears n3: heartbeat t3 r595 promise 50ms
    7.105 638 287  n2     says to {n3}: heartbeat_ack t3 r595 promise 50ms
    7.105 640 312  n0     hears n3: heartbeat t3 r595 promise 50ms
    7.105 640 312  n0     says to {n3}: heartbeat_ack t3 r595 promise 50ms
    7.105 645 261  n1     hears n3: heartbeat t3 r595 promise 50ms
    7.105 645 261  n1     says to {n3}: heartbeat_ack t3 r595 promise 50ms
    7.105 646 884  n4     hears n3: heartbeat t3 r595 promise 50ms
    7.105 646 884  n4     says to {n3}: heartbeat_ack t3 r595 promise 50ms
    7.105 670 816  n3     hears n0: heartbeat_ack t3 r595 promise 50ms
    7.105 671 028  n3     hears n2: heartbeat_ack t3 r595 promise 50ms
    7.105 673 745  n3     hears n1: heartbeat_ack t3 r595 promise 50ms
    7.105 674 865  n3     hears n4: heartbeat_ack t3 r595 promise 50ms
    7.115 612 712  n3     says to {n0, n1, n2, n4}: heartbeat t3 r596 promise 50ms
    7.115 638 998  n2     hears n3: heartbeat t3 r596 promise 50ms
    7.115 638 998  n2     says to {n3}: heartbeat_ack t3 r596 promise 50ms
    7.115 640 539  n4     hears n3: heartbeat t3 r596 promise 50ms
    7.115 640 539  n4     says to {n3}: heartbeat_ack t3 r596 promise 50ms
    7.115 644 656  n1     hears n3: heartbeat t3 r596 promise 50ms
    7.115 644 656  n1     says to {n3}: heartbeat_ack t3 r596 promise 50ms
    7.115 649 317  n0     hears n3: heartbeat t3 r596 promise 50ms
    7.115 649 317  n0     says to {n3}: heartbeat_ack t3 r596 promise 50ms
    7.115 665 875  n3     hears n2: heartbeat_ack t3 r596 promise 50ms
    7.115 674 456  n3     hears n1: heartbeat_ack t3 r596 promise 50ms
    7.115 675 249  n3     hears n4: heartbeat_ack t3 r596 promise 50ms
    7.115 686 091  n3     hears n0: heartbeat_ack t3 r596 promise 50ms
    7.125 612 951  n3     says to {n0, n1, n2, n4}: heartbeat t3 r597 promise 50ms
    7.125 640 033  n2     hears n3: heartbeat t3 r597 promise 50ms
    7.125 640 033  n2     says to {n3}: heartbeat_ack t3 r597 promise 50ms
    7.125 640 724  n4     hears n3: heartbeat t3 r597 promise 50ms
    7.125 640 724  n4     says to {n3}: heartbeat_ack t3 r597 promise 50ms
    7.125 642 318  n0     hears n3: heartbeat t3 r597 promise 50ms
    7.125 642 318  n0     says to {n3}: heartbeat_ack t3 r597 promise 50ms
    7.125 645 018  n1     hears n3: heartbeat t3 r597 promise 50ms
    7.125 645 018  n1     says to {n3}: heartbeat_ack t3 r597 promise 50ms
    7.125 667 792  n3     hears n0: heartbeat_ack t3 r597 promise 50ms
    7.125 670 908  n3     hears n2: heartbeat_ack t3 r597 promise 50ms
    7.125 671 268  n3     hears n4: heartbeat_ack t3 r597 promise 50ms
    7.125 674 841  n3     hears n1: heartbeat_ack t3 r597 promise 50ms
    7.135 613 507  n3     says to {n0, n1, n2, n4}: heartbeat t3 r598 promise 50ms
    7.135 639 166  n1     hears n3: heartbeat t3 r598 promise 50ms
    7.135 639 166  n1     says to {n3}: heartbeat_ack t3 r598 promise 50ms
    7.135 640 724  n0     hears n3: heartbeat t3 r598 promise 50ms
    7.135 640 724  n0     says to {n3}: heartbeat_ack t3 r598 promise 50ms
    7.135 641 703  n2     hears n3: heartbeat t3 r598 promise 50ms
    7.135 641 703  n2     says to {n3}: heartbeat_ack t3 r598 promise 50ms
    7.135 643 950  n4     hears n3: heartbeat t3 r598 promise 50ms
    7.135 643 950  n4     says to {n3}: heartbeat_ack t3 r598 promise 50ms
    7.135 666 891  n3     hears n0: heartbeat_ack t3 r598 promise 50ms
    7.135 668 960  n3     hears n1: heartbeat_ack t3 r598 promise 50ms
    7.135 675 476  n3     hears n4: heartbeat_ack t3 r598 promise 50ms
    7.135 678 029  n3     hears n2: heartbeat_ack t3 r598 promise 50ms
    7.145 614 131  n3     says to {n0, n1, n2, n4}: heartbeat t3 r599 promise 50ms
    7.145 643 101  n2     hears n3: heartbeat t3 r599 promise 50ms
    7.145 643 101  n2     says to {n3}: heartbeat_ack t3 r599 promise 50ms
    7.145 649 398  n0     hears n3: heartbeat t3 r599 promise 50ms
    7.145 649 398  n0     says to {n3}: heartbeat_ack t3 r599 promise 50ms
    7.145 650 152  n4     hears n3: heartbeat t3 r599 promise 50ms
    7.145 650 152  n4     says to {n3}: heartbeat_ack t3 r599 promise 50ms
    7.145 651 283  n1     hears n3: heartbeat t3 r599 promise 50ms
    7.145 651 283  n1     says to {n3}: heartbeat_ack t3 r599 promise 50ms
    7.145 669 685  n3     hears n2: heartbeat_ack t3 r599 promise 50ms
    7.145 679 237  n3     hears n1: heartbeat_ack t3 r599 promise 50ms
    7.145 685 129  n3     hears n4: heartbeat_ack t3 r599 promise 50ms
    7.145 685 395  n3     hears n0: heartbeat_ack t3 r599 promise 50ms
    7.155 614 303  n3     says to {n0, n1, n2, n4}: heartbeat t3 r600 promise 50ms
    7.155 640 960  n4     hears n3: heartbeat t3 r600 promise 50ms
    7.155 640 960  n4     says to {n3}: heartbeat_ack t3 r600 promise 50ms
    7.155 643 120  n2     hears n3: heartbeat t3 r600 promise 50ms
    7.155 643 120  n2     says to {n3}: heartbeat_ack t3 r600 promise 50ms
    7.155 646 516  n0     hears n3: heartbeat t3 r600 promise 50ms
    7.155 646 516  n0     says to {n3}: heartbeat_ack t3 r600 promise 50ms
    7.155 647 213  n1     hears n3: heartbeat t3 r600 promise 50ms
    7.155 647 213  n1     says to {n3}: heartbeat_ack t3 r600 promise 50ms
    7.155 672 374  n3     hears n1: heartbeat_ack t3 r600 promise 50ms
    7.155 676 909  n3     hears n4: heartbeat_ack t3 r600 promise 50ms
    7.155 677 293  n3     hears n2: heartbeat_ack t3 r600 promise 50ms
    7.155 683 053  n3     hears n0: heartbeat_ack t3 r600 promise 50ms
    7.165 615 163  n3     says to {n0, n1, n2, n4}: heartbeat t3 r601 promise 50ms
    7.165 646 616  n2     hears n3: heartbeat t3 r601 promise 50ms
    7.165 646 616  n2     says to {n3}: heartbeat_ack t3 r601 promise 50ms
    7.165 649 412  n4     hears n3: heartbeat t3 r601 promise 50ms
    7.165 649 412  n4     says to {n3}: heartbeat_ack t3 r601 promise 50ms
    7.165 649 470  n0     hears n3: heartbeat t3 r601 promise 50ms
    7.165 649 470  n0     says to {n3}: heartbeat_ack t3 r601 promise 50ms
    7.165 650 818  n1     hears n3: heartbeat t3 r601 promise 50ms
    7.165 650 818  n1     says to {n3}: heartbeat_ack t3 r601 promise 50ms
    7.165 674 227  n3     hears n2: heartbeat_ack t3 r601 promise 50ms
    7.165 682 829  n3     hears n4: heartbeat_ack t3 r601 promise 50ms
    7.165 683 245  n3     hears n0: heartbeat_ack t3 r601 promise 50ms
    7.165 686 124  n3     hears n1: heartbeat_ack t3 r601 promise 50ms
    7.175 615 448  n3     says to {n0, n1, n2, n4}: heartbeat t3 r602 promise 50ms
    7.175 644 030  n1     hears n3: heartbeat t3 r602 promise 50ms
    7.175 644 030  n1     says to {n3}: heartbeat_ack t3 r602 promise 50ms
    7.175 647 718  n0     hears n3: heartbeat t3 r602 promise 50ms
    7.175 647 718  n0     says to {n3}: heartbeat_ack t3 r602 promise 50ms
    7.175 649 513  n2     hears n3: heartbeat t3 r602 promise 50ms
    7.175 649 513  n2     says to {n3}: heartbeat_ack t3 r602 promise 50ms
    7.175 651 521  n4     hears n3: heartbeat t3 r602 promise 50ms
    7.175 651 521  n4     says to {n3}: heartbeat_ack t3 r602 promise 50ms
    7.175 673 681  n3     hears n1: heartbeat_ack t3 r602 promise 50ms
    7.175 676 744  n3     hears n2: heartbeat_ack t3 r602 promise 50ms
    7.175 682 887  n3     hears n0: heartbeat_ack t3 r602 promise 50ms
    7.175 687 930  n3     hears n4: heartbeat_ack t3 r602 promise 50ms
    7.185 616 104  n3     says to {n0, n1, n2, n4}: heartbeat t3 r603 promise 50ms
    7.185 644 296  n1     hears n3: heartbeat t3 r603 promise 50ms
    7.185 644 296  n1     says to {n3}: heartbeat_ack t3 r603 promise 50ms
    7.185 644 668  n0     hears n3: heartbeat t3 r603 promise 50ms
    7.185 644 668  n0     says to {n3}: heartbeat_ack t3 r603 promise 50ms
    7.185 648 252  n4     hears n3: heartbeat t3 r603 promise 50ms
    7.185 648 252  n4     says to {n3}: heartbeat_ack t3 r603 promise 50ms
    7.185 653 006  n2     hears n3: heartbeat t3 r603 promise 50ms
    7.185 653 006  n2     says to {n3}: heartbeat_ack t3 r603 promise 50ms
    7.185 673 736  n3     hears n4: heartbeat_ack t3 r603 promise 50ms
    7.185 674 269  n3     hears n0: heartbeat_ack t3 r603 promise 50ms
    7.185 675 179  n3     hears n1: heartbeat_ack t3 r603 promise 50ms
    7.185 688 637  n3     hears n2: heartbeat_ack t3 r603 promise 50ms
    7.195 616 535  n3     says to {n0, n1, n2, n4}: heartbeat t3 r604 promise 50ms
    7.195 642 367  n2     hears n3: heartbeat t3 r604 promise 50ms
    7.195 642 367  n2     says to {n3}: heartbeat_ack t3 r604 promise 50ms
    7.195 647 208  n1     hears n3: heartbeat t3 r604 promise 50ms
    7.195 647 208  n1     says to {n3}: heartbeat_ack t3 r604 promise 50ms
    7.195 649 795  n0     hears n3: heartbeat t3 r604 promise 50ms
    7.195 649 795  n0     says to {n3}: heartbeat_ack t3 r604 promise 50ms
    7.195 652 080  n4     hears n3: heartbeat t3 r604 promise 50ms
    7.195 652 080  n4     says to {n3}: heartbeat_ack t3 r604 promise 50ms
    7.195 672 804  n3     hears n2: heartbeat_ack t3 r604 promise 50ms
    7.195 674 385  n3     hears n1: heartbeat_ack t3 r604 promise 50ms
    7.195 679 700  n3     hears n4: heartbeat_ack t3 r604 promise 50ms
    7.195 683 654  n3     hears n0: heartbeat_ack t3 r604 promise 50ms
    7.205 616 847  n3     says to {n0, n1, n2, n4}: heartbeat t3 r605 promise 50ms
    7.205 648 036  n1     hears n3: heartbeat t3 r605 promise 50ms
    7.205 648 036  n1     says to {n3}: heartbeat_ack t3 r605 promise 50ms
    7.205 649 389  n0     hears n3: heartbeat t3 r605 promise 50ms
    7.205 649 389  n0     says to {n3}: heartbeat_ack t3 r605 promise 50ms
    7.205 650 762  n4     hears n3: heartbeat t3 r605 promise 50ms
    7.205 650 762  n4     says to {n3}: heartbeat_ack t3 r605 promise 50ms
    7.205 651 478  n2     hears n3: heartbeat t3 r605 promise 50ms
    7.205 651 478  n2     says to {n3}: heartbeat_ack t3 r605 promise 50ms
    7.205 677 569  n3     hears n2: heartbeat_ack t3 r605 promise 50ms
    7.205 682 198  n3     hears n1: heartbeat_ack t3 r605 promise 50ms
    7.205 683 319  n3     hears n0: heartbeat_ack t3 r605 promise 50ms
    7.205 686 042  n3     hears n4: heartbeat_ack t3 r605 promise 50ms
    7.215 617 593  n3     says to {n0, n1, n2, n4}: heartbeat t3 r606 promise 50ms
    7.215 642 994  n0     hears n3: heartbeat t3 r606 promise 50ms
    7.215 642 994  n0     says to {n3}: heartbeat_ack t3 r606 promise 50ms
    7.215 649 767  n1     hears n3: heartbeat t3 r606 promise 50ms
    7.215 649 767  n1     says to {n3}: heartbeat_ack t3 r606 promise 50ms
    7.215 651 005  n2     hears n3: heartbeat t3 r606 promise 50ms
    7.215 651 005  n2     says to {n3}: heartbeat_ack t3 r606 promise 50ms
    7.215 652 097  n4     hears n3: heartbeat t3 r606 promise 50ms
    7.215 652 097  n4     says to {n3}: heartbeat_ack t3 r606 promise 50ms
    7.215 671 086  n3     hears n0: heartbeat_ack t3 r606 promise 50ms
    7.215 677 923  n3     hears n1: heartbeat_ack t3 r606 promise 50ms
    7.215 684 054  n3     hears n2: heartbeat_ack t3 r606 promise 50ms
    7.215 684 416  n3     hears n4: heartbeat_ack t3 r606 promise 50ms
    7.225 618 177  n3     says to {n0, n1, n2, n4}: heartbeat t3 r607 promise 50ms
    7.225 644 037  n0     hears n3: heartbeat t3 r607 promise 50ms
    7.225 644 037  n0     says to {n3}: heartbeat_ack t3 r607 promise 50ms
    7.225 648 530  n2     hears n3: heartbeat t3 r607 promise 50ms
    7.225 648 530  n2     says to {n3}: heartbeat_ack t3 r607 promise 50ms
    7.225 649 231  n1     hears n3: heartbeat t3 r607 promise 50ms
    7.225 649 231  n1     says to {n3}: heartbeat_ack t3 r607 promise 50ms
    7.225 655 398  n4     hears n3: heartbeat t3 r607 promise 50ms
    7.225 655 398  n4     says to {n3}: heartbeat_ack t3 r607 promise 50ms
    7.225 671 582  n3     hears n0: heartbeat_ack t3 r607 promise 50ms
    7.225 679 272  n3     hears n1: heartbeat_ack t3 r607 promise 50ms
    7.225 683 832  n3     hears n2: heartbeat_ack t3 r607 promise 50ms
    7.225 690 086  n3     hears n4: heartbeat_ack t3 r607 promise 50ms
    7.235 618 562  n3     says to {n0, n1, n2, n4}: heartbeat t3 r608 promise 50ms
    7.235 645 148  n4     hears n3: heartbeat t3 r608 promise 50ms
    7.235 645 148  n4     says to {n3}: heartbeat_ack t3 r608 promise 50ms
    7.235 648 637  n0     hears n3: heartbeat t3 r608 promise 50ms
    7.235 648 637  n0     says to {n3}: heartbeat_ack t3 r608 promise 50ms
    7.235 650 387  n1     hears n3: heartbeat t3 r608 promise 50ms
    7.235 650 387  n1     says to {n3}: heartbeat_ack t3 r608 promise 50ms
    7.235 653 561  n2     hears n3: heartbeat t3 r608 promise 50ms
    7.235 653 561  n2     says to {n3}: heartbeat_ack t3 r608 promise 50ms
    7.235 677 989  n3     hears n0: heartbeat_ack t3 r608 promise 50ms
    7.235 678 976  n3     hears n1: heartbeat_ack t3 r608 promise 50ms
    7.235 680 534  n3     hears n4: heartbeat_ack t3 r608 promise 50ms
    7.235 690 932  n3     hears n2: heartbeat_ack t3 r608 promise 50ms
    7.245 618 845  n3     says to {n0, n1, n2, n4}: heartbeat t3 r609 promise 50ms
    7.245 646 231  n4     hears n3: heartbeat t3 r609 promise 50ms
    7.245 646 231  n4     says to {n3}: heartbeat_ack t3 r609 promise 50ms
    7.245 646 879  n1     hears n3: heartbeat t3 r609 promise 50ms
    7.245 646 879  n1     says to {n3}: heartbeat_ack t3 r609 promise 50ms
    7.245 652 971  n0     hears n3: heartbeat t3 r609 promise 50ms
    7.245 652 971  n0     says to {n3}: heartbeat_ack t3 r609 promise 50ms
    7.245 653 495  n2     hears n3: heartbeat t3 r609 promise 50ms
    7.245 653 495  n2     says to {n3}: heartbeat_ack t3 r609 promise 50ms
    7.245 672 523  n3     hears n4: heartbeat_ack t3 r609 promise 50ms
    7.245 676 901  n3     hears n1: heartbeat_ack t3 r609 promise 50ms
    7.245 678 243  n3     hears n0: heartbeat_ack t3 r609 promise 50ms
    7.245 683 339  n3     hears n2: heartbeat_ack t3 r609 promise 50ms
    7.255 619 661  n3     says to {n0, n1, n2, n4}: heartbeat t3 r610 promise 50ms
    7.255 648 023  n0     hears n3: heartbeat t3 r610 promise 50ms
    7.255 648 023  n0     says to {n3}: heartbeat_ack t3 r610 promise 50ms
    7.255 649 131  n1     hears n3: heartbeat t3 r610 promise 50ms
    7.255 649 131  n1     says to {n3}: heartbeat_ack t3 r610 promise 50ms
    7.255 649 472  n2     hears n3: heartbeat t3 r610 promise 50ms
    7.255 649 472  n2     says to {n3}: heartbeat_ack t3 r610 promise 50ms
    7.255 656 535  n4     hears n3: heartbeat t3 r610 promise 50ms
    7.255 656 535  n4     says to {n3}: heartbeat_ack t3 r610 promise 50ms
    7.255 676 196  n3     hears n1: heartbeat_ack t3 r610 promise 50ms
    7.255 681 978  n3     hears n2: heartbeat_ack t3 r610 promise 50ms
    7.255 683 677  n3     hears n0: heartbeat_ack t3 r610 promise 50ms
    7.255 684 999  n3     hears n4: heartbeat_ack t3 r610 promise 50ms
    7.265 620 157  n3     says to {n0, n1, n2, n4}: heartbeat t3 r611 promise 50ms
    7.265 646 281  n0     hears n3: heartbeat t3 r611 promise 50ms
    7.265 646 281  n0     says to {n3}: heartbeat_ack t3 r611 promise 50ms
    7.265 650 927  n2     hears n3: heartbeat t3 r611 promise 50ms
    7.265 650 927  n2     says to {n3}: heartbeat_ack t3 r611 promise 50ms
    7.265 653 044  n1     hears n3: heartbeat t3 r611 promise 50ms
    7.265 653 044  n1     says to {n3}: heartbeat_ack t3 r611 promise 50ms
    7.265 654 204  n4     hears n3: heartbeat t3 r611 promise 50ms
    7.265 654 204  n4     says to {n3}: heartbeat_ack t3 r611 promise 50ms
    7.265 677 268  n3     hears n2: heartbeat_ack t3 r611 promise 50ms
    7.265 681 433  n3     hears n0: heartbeat_ack t3 r611 promise 50ms
    7.265 682 057  n3     hears n1: heartbeat_ack t3 r611 promise 50ms
    7.265 688 825  n3     hears n4: heartbeat_ack t3 r611 promise 50ms
    7.275 620 336  n3     says to {n0, n1, n2, n4}: heartbeat t3 r612 promise 50ms
    7.275 653 968  n4     hears n3: heartbeat t3 r612 promise 50ms
    7.275 653 968  n4     says to {n3}: heartbeat_ack t3 r612 promise 50ms
    7.275 654 325  n2     hears n3: heartbeat t3 r612 promise 50ms
    7.275 654 325  n2     says to {n3}: heartbeat_ack t3 r612 promise 50ms
    7.275 655 894  n0     hears n3: heartbeat t3 r612 promise 50ms
    7.275 655 894  n0     says to {n3}: heartbeat_ack t3 r612 promise 50ms
    7.275 657 109  n1     hears n3: heartbeat t3 r612 promise 50ms
    7.275 657 109  n1     says to {n3}: heartbeat_ack t3 r612 promise 50ms
    7.275 683 542  n3     hears n4: heartbeat_ack t3 r612 promise 50ms
    7.275 683 838  n3     hears n1: heartbeat_ack t3 r612 promise 50ms
    7.275 688 563  n3     hears n2: heartbeat_ack t3 r612 promise 50ms
    7.275 691 209  n3     hears n0: heartbeat_ack t3 r612 promise 50ms
    7.285 621 198  n3     says to {n0, n1, n2, n4}: heartbeat t3 r613 promise 50ms
    7.285 647 258  n1     hears n3: heartbeat t3 r613 promise 50ms
    7.285 647 258  n1     says to {n3}: heartbeat_ack t3 r613 promise 50ms
    7.285 647 481  n2     hears n3: heartbeat t3 r613 promise 50ms
    7.285 647 481  n2     says to {n3}: heartbeat_ack t3 r613 promise 50ms
    7.285 647 735  n0     hears n3: heartbeat t3 r613 promise 50ms
    7.285 647 735  n0     says to {n3}: heartbeat_ack t3 r613 promise 50ms
    7.285 653 455  n4     hears n3: heartbeat t3 r613 promise 50ms
    7.285 653 455  n4     says to {n3}: heartbeat_ack t3 r613 promise 50ms
    7.285 674 555  n3     hears n2: heartbeat_ack t3 r613 promise 50ms
    7.285 680 949  n3     hears n4: heartbeat_ack t3 r613 promise 50ms
    7.285 683 501  n3     hears n1: heartbeat_ack t3 r613 promise 50ms
    7.285 685 168  n3     hears n0: heartbeat_ack t3 r613 promise 50ms
    7.295 621 370  n3     says to {n0, n1, n2, n4}: heartbeat t3 r614 promise 50ms
    7.295 647 400  n2     hears n3: heartbeat t3 r614 promise 50ms
    7.295 647 400  n2     says to {n3}: heartbeat_ack t3 r614 promise 50ms
    7.295 654 086  n4     hears n3: heartbeat t3 r614 promise 50ms
    7.295 654 086  n4     says to {n3}: heartbeat_ack t3 r614 promise 50ms
    7.295 656 312  n0     hears n3: heartbeat t3 r614 promise 50ms
    7.295 656 312  n0     says to {n3}: heartbeat_ack t3 r614 promise 50ms
    7.295 657 633  n1     hears n3: heartbeat t3 r614 promise 50ms
    7.295 657 633  n1     says to {n3}: heartbeat_ack t3 r614 promise 50ms
    7.295 675 078  n3     hears n2: heartbeat_ack t3 r614 promise 50ms
    7.295 684 628  n3     hears n4: heartbeat_ack t3 r614 promise 50ms
    7.295 688 715  n3     hears n1: heartbeat_ack t3 r614 promise 50ms
    7.295 691 335  n3     hears n0: heartbeat_ack t3 r614 promise 50ms
    7.305 622 038  n3     says to {n0, n1, n2, n4}: heartbeat t3 r615 promise 50ms
    7.305 647 248  n1     hears n3: heartbeat t3 r615 promise 50ms
    7.305 647 248  n1     says to {n3}: heartbeat_ack t3 r615 promise 50ms
    7.305 649 762  n4     hears n3: heartbeat t3 r615 promise 50ms
    7.305 649 762  n4     says to {n3}: heartbeat_ack t3 r615 promise 50ms
    7.305 656 500  n2     hears n3: heartbeat t3 r615 promise 50ms
    7.305 656 500  n2     says to {n3}: heartbeat_ack t3 r615 promise 50ms
    7.305 657 015  n0     hears n3: heartbeat t3 r615 promise 50ms
    7.305 657 015  n0     says to {n3}: heartbeat_ack t3 r615 promise 50ms
    7.305 675 104  n3     hears n4: heartbeat_ack t3 r615 promise 50ms
    7.305 679 995  n3     hears n1: heartbeat_ack t3 r615 promise 50ms
    7.305 684 845  n3     hears n2: heartbeat_ack t3 r615 promise 50ms
    7.305 690 417  n3     hears n0: heartbeat_ack t3 r615 promise 50ms
    7.315 622 485  n3     says to {n0, n1, n2, n4}: heartbeat t3 r616 promise 50ms
    7.315 648 333  n2     hears n3: heartbeat t3 r616 promise 50ms
    7.315 648 333  n2     says to {n3}: heartbeat_ack t3 r616 promise 50ms
    7.315 649 351  n1     hears n3: heartbeat t3 r616 promise 50ms
    7.315 649 351  n1     says to {n3}: heartbeat_ack t3 r616 promise 50ms
    7.315 652 756  n0     hears n3: heartbeat t3 r616 promise 50ms
    7.315 652 756  n0     says to {n3}: heartbeat_ack t3 r616 promise 50ms
    7.315 653 527  n4     hears n3: heartbeat t3 r616 promise 50ms
    7.315 653 527  n4     says to {n3}: heartbeat_ack t3 r616 promise 50ms
    7.315 676 772  n3     hears n2: heartbeat_ack t3 r616 promise 50ms
    7.315 680 757  n3     hears n4: heartbeat_ack t3 r616 promise 50ms
    7.315 682 474  n3     hears n0: heartbeat_ack t3 r616 promise 50ms
    7.315 683 559  n3     hears n1: heartbeat_ack t3 r616 promise 50ms
    7.325 623 007  n3     says to {n0, n1, n2, n4}: heartbeat t3 r617 promise 50ms
    7.325 648 012  n4     hears n3: heartbeat t3 r617 promise 50ms
    7.325 648 012  n4     says to {n3}: heartbeat_ack t3 r617 promise 50ms
    7.325 649 320  n1     hears n3: heartbeat t3 r617 promise 50ms
    7.325 649 320  n1     says to {n3}: heartbeat_ack t3 r617 promise 50ms
    7.325 655 601  n0     hears n3: heartbeat t3 r617 promise 50ms
    7.325 655 601  n0     says to {n3}: heartbeat_ack t3 r617 promise 50ms
    7.325 657 880  n2     hears n3: heartbeat t3 r617 promise 50ms
    7.325 657 880  n2     says to {n3}: heartbeat_ack t3 r617 promise 50ms
    7.325 678 076  n3     hears n4: heartbeat_ack t3 r617 promise 50ms
    7.325 684 498  n3     hears n1: heartbeat_ack t3 r617 promise 50ms
    7.325 685 132  n3     hears n0: heartbeat_ack t3 r617 promise 50ms
    7.325 687 285  n3     hears n2: heartbeat_ack t3 r617 promise 50ms
    7.335 623 336  n3     says to {n0, n1, n2, n4}: heartbeat t3 r618 promise 50ms
    7.335 653 037  n2     hears n3: heartbeat t3 r618 promise 50ms
    7.335 653 037  n2     says to {n3}: heartbeat_ack t3 r618 promise 50ms
    7.335 653 809  n0     hears n3: heartbeat t3 r618 promise 50ms
    7.335 653 809  n0     says to {n3}: heartbeat_ack t3 r618 promise 50ms
    7.335 655 984  n1     hears n3: heartbeat t3 r618 promise 50ms
    7.335 655 984  n1     says to {n3}: heartbeat_ack t3 r618 promise 50ms
    7.335 657 552  n4     hears n3: heartbeat t3 r618 promise 50ms
    7.335 657 552  n4     says to {n3}: heartbeat_ack t3 r618 promise 50ms
    7.335 681 601  n3     hears n2: heartbeat_ack t3 r618 promise 50ms
    7.335 684 342  n3     hears n4: heartbeat_ack t3 r618 promise 50ms
    7.335 686 322  n3     hears n1: heartbeat_ack t3 r618 promise 50ms
    7.335 690 393  n3     hears n0: heartbeat_ack t3 r618 promise 50ms
    7.345 623 842  n3     says to {n0, n1, n2, n4}: heartbeat t3 r619 promise 50ms
    7.345 649 261  n0     hears n3: heartbeat t3 r619 promise 50ms
    7.345 649 261  n0     says to {n3}: heartbeat_ack t3 r619 promise 50ms
    7.345 654 601  n4     hears n3: heartbeat t3 r619 promise 50ms
    7.345 654 601  n4     says to {n3}: heartbeat_ack t3 r619 promise 50ms
    7.345 656 726  n2     hears n3: heartbeat t3 r619 promise 50ms
    7.345 656 726  n2     says to {n3}: heartbeat_ack t3 r619 promise 50ms
    7.345 666 138  n1     hears n3: heartbeat t3 r619 promise 50ms
    7.345 666 138  n1     says to {n3}: heartbeat_ack t3 r619 promise 50ms
    7.345 682 446  n3     hears n2: heartbeat_ack t3 r619 promise 50ms
    7.345 686 663  n3     hears n0: heartbeat_ack t3 r619 promise 50ms
    7.345 691 112  n3     hears n4: heartbeat_ack t3 r619 promise 50ms
    7.345 700 563  n3     hears n1: heartbeat_ack t3 r619 promise 50ms
    7.355 624 549  n3     says to {n0, n1, n2, n4}: heartbeat t3 r620 promise 50ms
    7.355 654 801  n0     hears n3: heartbeat t3 r620 promise 50ms
    7.355 654 801  n0     says to {n3}: heartbeat_ack t3 r620 promise 50ms
    7.355 656 133  n4     hears n3: heartbeat t3 r620 promise 50ms
    7.355 656 133  n4     says to {n3}: heartbeat_ack t3 r620 promise 50ms
    7.355 656 585  n2     hears n3: heartbeat t3 r620 promise 50ms
    7.355 656 585  n2     says to {n3}: heartbeat_ack t3 r620 promise 50ms
    7.355 657 326  n1     hears n3: heartbeat t3 r620 promise 50ms
    7.355 657 326  n1     says to {n3}: heartbeat_ack t3 r620 promise 50ms
    7.355 687 850  n3     hears n0: heartbeat_ack t3 r620 promise 50ms
    7.355 688 246  n3     hears n2: heartbeat_ack t3 r620 promise 50ms
    7.355 689 886  n3     hears n4: heartbeat_ack t3 r620 promise 50ms
    7.355 689 893  n3     hears n1: heartbeat_ack t3 r620 promise 50ms
    7.365 625 134  n3     says to {n0, n1, n2, n4}: heartbeat t3 r621 promise 50ms
    7.365 653 824  n0     hears n3: heartbeat t3 r621 promise 50ms
    7.365 653 824  n0     says to {n3}: heartbeat_ack t3 r621 promise 50ms
    7.365 654 799  n2     hears n3: heartbeat t3 r621 promise 50ms
    7.365 654 799  n2     says to {n3}: heartbeat_ack t3 r621 promise 50ms
    7.365 655 508  n4     hears n3: heartbeat t3 r621 promise 50ms
    7.365 655 508  n4     says to {n3}: heartbeat_ack t3 r621 promise 50ms
    7.365 657 511  n1     hears n3: heartbeat t3 r621 promise 50ms
    7.365 657 511  n1     says to {n3}: heartbeat_ack t3 r621 promise 50ms
    7.365 684 025  n3     hears n1: heartbeat_ack t3 r621 promise 50ms
    7.365 688 344  n3     hears n0: heartbeat_ack t3 r621 promise 50ms
    7.365 689 905  n3     hears n4: heartbeat_ack t3 r621 promise 50ms
    7.365 690 525  n3     hears n2: heartbeat_ack t3 r621 promise 50ms
    7.375 625 662  n3     says to {n0, n1, n2, n4}: heartbeat t3 r622 promise 50ms
    7.375 650 846  n0     hears n3: heartbeat t3 r622 promise 50ms
    7.375 650 846  n0     says to {n3}: heartbeat_ack t3 r622 promise 50ms
    7.375 653 670  n1     hears n3: heartbeat t3 r622 promise 50ms
    7.375 653 670  n1     says to {n3}: heartbeat_ack t3 r622 promise 50ms
    7.375 654 599  n2     hears n3: heartbeat t3 r622 promise 50ms
    7.375 654 599  n2     says to {n3}: heartbeat_ack t3 r622 promise 50ms
    7.375 657 175  n4     hears n3: heartbeat t3 r622 promise 50ms
    7.375 657 175  n4     says to {n3}: heartbeat_ack t3 r622 promise 50ms
    7.375 680 001  n3     hears n2: heartbeat_ack t3 r622 promise 50ms
    7.375 681 708  n3     hears n0: heartbeat_ack t3 r622 promise 50ms
    7.375 688 134  n3     hears n4: heartbeat_ack t3 r622 promise 50ms
    7.375 690 191  n3     hears n1: heartbeat_ack t3 r622 promise 50ms
    7.385 625 935  n3     says to {n0, n1, n2, n4}: heartbeat t3 r623 promise 50ms
    7.385 652 335  n1     hears n3: heartbeat t3 r623 promise 50ms
    7.385 652 335  n1     says to {n3}: heartbeat_ack t3 r623 promise 50ms
    7.385 652 864  n4     hears n3: heartbeat t3 r623 promise 50ms
    7.385 652 864  n4     says to {n3}: heartbeat_ack t3 r623 promise 50ms
    7.385 654 123  n0     hears n3: heartbeat t3 r623 promise 50ms
    7.385 654 123  n0     says to {n3}: heartbeat_ack t3 r623 promise 50ms
    7.385 657 130  n2     hears n3: heartbeat t3 r623 promise 50ms
    7.385 657 130  n2     says to {n3}: heartbeat_ack t3 r623 promise 50ms
    7.385 680 560  n3     hears n4: heartbeat_ack t3 r623 promise 50ms
    7.385 684 166  n3     hears n0: heartbeat_ack t3 r623 promise 50ms
    7.385 686 638  n3     hears n1: heartbeat_ack t3 r623 promise 50ms
    7.385 690 386  n3     hears n2: heartbeat_ack t3 r623 promise 50ms
    7.395 626 700  n3     says to {n0, n1, n2, n4}: heartbeat t3 r624 promise 50ms
    7.395 654 640  n0     hears n3: heartbeat t3 r624 promise 50ms
    7.395 654 640  n0     says to {n3}: heartbeat_ack t3 r624 promise 50ms
    7.395 658 565  n1     hears n3: heartbeat t3 r624 promise 50ms
    7.395 658 565  n1     says to {n3}: heartbeat_ack t3 r624 promise 50ms
    7.395 659 249  n2     hears n3: heartbeat t3 r624 promise 50ms
    7.395 659 249  n2     says to {n3}: heartbeat_ack t3 r624 promise 50ms
    7.395 664 050  n4     hears n3: heartbeat t3 r624 promise 50ms
    7.395 664 050  n4     says to {n3}: heartbeat_ack t3 r624 promise 50ms
    7.395 688 268  n3     hears n0: heartbeat_ack t3 r624 promise 50ms
    7.395 689 030  n3     hears n1: heartbeat_ack t3 r624 promise 50ms
    7.395 690 489  n3     hears n2: heartbeat_ack t3 r624 promise 50ms
    7.395 691 925  n3     hears n4: heartbeat_ack t3 r624 promise 50ms
    7.405 627 207  n3     says to {n0, n1, n2, n4}: heartbeat t3 r625 promise 50ms
    7.405 657 153  n2     hears n3: heartbeat t3 r625 promise 50ms
    7.405 657 153  n2     says to {n3}: heartbeat_ack t3 r625 promise 50ms
    7.405 661 971  n1     hears n3: heartbeat t3 r625 promise 50ms
    7.405 661 971  n1     says to {n3}: heartbeat_ack t3 r625 promise 50ms
    7.405 663 270  n0     hears n3: heartbeat t3 r625 promise 50ms
    7.405 663 270  n0     says to {n3}: heartbeat_ack t3 r625 promise 50ms
    7.405 664 379  n4     hears n3: heartbeat t3 r625 promise 50ms
    7.405 664 379  n4     says to {n3}: heartbeat_ack t3 r625 promise 50ms
    7.405 692 527  n3     hears n2: heartbeat_ack t3 r625 promise 50ms
    7.405 696 611  n3     hears n1: heartbeat_ack t3 r625 promise 50ms
    7.405 697 495  n3     hears n0: heartbeat_ack t3 r625 promise 50ms
    7.405 697 844  n3     hears n4: heartbeat_ack t3 r625 promise 50ms
    7.415 627 405  n3     says to {n0, n1, n2, n4}: heartbeat t3 r626 promise 50ms
    7.415 652 896  n0     hears n3: heartbeat t3 r626 promise 50ms
    7.415 652 896  n0     says to {n3}: heartbeat_ack t3 r626 promise 50ms
    7.415 654 506  n4     hears n3: heartbeat t3 r626 promise 50ms
    7.415 654 506  n4     says to {n3}: heartbeat_ack t3 r626 promise 50ms
    7.415 654 997  n2     hears n3: heartbeat t3 r626 promise 50ms
    7.415 654 997  n2     says to {n3}: heartbeat_ack t3 r626 promise 50ms
    7.415 656 795  n1     hears n3: heartbeat t3 r626 promise 50ms
    7.415 656 795  n1     says to {n3}: heartbeat_ack t3 r626 promise 50ms
    7.415 683 810  n3     hears n0: heartbeat_ack t3 r626 promise 50ms
    7.415 688 341  n3     hears n4: heartbeat_ack t3 r626 promise 50ms
    7.415 690 420  n3     hears n2: heartbeat_ack t3 r626 promise 50ms
    7.415 692 486  n3     hears n1: heartbeat_ack t3 r626 promise 50ms
    7.425 628 230  n3     says to {n0, n1, n2, n4}: heartbeat t3 r627 promise 50ms
    7.425 653 586  n4     hears n3: heartbeat t3 r627 promise 50ms
    7.425 653 586  n4     says to {n3}: heartbeat_ack t3 r627 promise 50ms
    7.425 662 065  n2     hears n3: heartbeat t3 r627 promise 50ms
    7.425 662 065  n2     says to {n3}: heartbeat_ack t3 r627 promise 50ms
    7.425 663 491  n0     hears n3: heartbeat t3 r627 promise 50ms
    7.425 663 491  n0     says to {n3}: heartbeat_ack t3 r627 promise 50ms
    7.425 665 141  n1     hears n3: heartbeat t3 r627 promise 50ms
    7.425 665 141  n1     says to {n3}: heartbeat_ack t3 r627 promise 50ms
    7.425 680 226  n3     hears n4: heartbeat_ack t3 r627 promise 50ms
    7.425 693 811  n3     hears n2: heartbeat_ack t3 r627 promise 50ms
    7.425 697 625  n3     hears n0: heartbeat_ack t3 r627 promise 50ms
    7.425 701 967  n3     hears n1: heartbeat_ack t3 r627 promise 50ms
    7.435 628 514  n3     says to {n0, n1, n2, n4}: heartbeat t3 r628 promise 50ms
    7.435 654 758  n1     hears n3: heartbeat t3 r628 promise 50ms
    7.435 654 758  n1     says to {n3}: heartbeat_ack t3 r628 promise 50ms
    7.435 659 542  n0     hears n3: heartbeat t3 r628 promise 50ms
    7.435 659 542  n0     says to {n3}: heartbeat_ack t3 r628 promise 50ms
    7.435 664 159  n2     hears n3: heartbeat t3 r628 promise 50ms
    7.435 664 159  n2     says to {n3}: heartbeat_ack t3 r628 promise 50ms
    7.435 664 789  n4     hears n3: heartbeat t3 r628 promise 50ms
    7.435 664 789  n4     says to {n3}: heartbeat_ack t3 r628 promise 50ms
    7.435 679 759  n3     hears n1: heartbeat_ack t3 r628 promise 50ms
    7.435 692 346  n3     hears n0: heartbeat_ack t3 r628 promise 50ms
    7.435 697 486  n3     hears n4: heartbeat_ack t3 r628 promise 50ms
    7.435 699 564  n3     hears n2: heartbeat_ack t3 r628 promise 50ms
    7.445 629 092  n3     says to {n0, n1, n2, n4}: heartbeat t3 r629 promise 50ms
    7.445 654 298  n1     hears n3: heartbeat t3 r629 promise 50ms
    7.445 654 298  n1     says to {n3}: heartbeat_ack t3 r629 promise 50ms
    7.445 659 925  n2     hears n3: heartbeat t3 r629 promise 50ms
    7.445 659 925  n2     says to {n3}: heartbeat_ack t3 r629 promise 50ms
    7.445 661 328  n4     hears n3: heartbeat t3 r629 promise 50ms
    7.445 661 328  n4     says to {n3}: heartbeat_ack t3 r629 promise 50ms
    7.445 661 597  n0     hears n3: heartbeat t3 r629 promise 50ms
    7.445 661 597  n0     says to {n3}: heartbeat_ack t3 r629 promise 50ms
    7.445 689 119  n3     hears n2: heartbeat_ack t3 r629 promise 50ms
    7.445 690 795  n3     hears n1: heartbeat_ack t3 r629 promise 50ms
    7.445 691 109  n3     hears n0: heartbeat_ack t3 r629 promise 50ms
    7.445 693 764  n3     hears n4: heartbeat_ack t3 r629 promise 50ms
    7.455 629 472  n3     says to {n0, n1, n2, n4}: heartbeat t3 r630 promise 50ms
    7.455 654 806  n2     hears n3: heartbeat t3 r630 promise 50ms
    7.455 654 806  n2     says to {n3}: heartbeat_ack t3 r630 promise 50ms
    7.455 660 287  n4     hears n3: heartbeat t3 r630 promise 50ms
    7.455 660 287  n4     says to {n3}: heartbeat_ack t3 r630 promise 50ms
    7.455 660 385  n0     hears n3: heartbeat t3 r630 promise 50ms
    7.455 660 385  n0     says to {n3}: heartbeat_ack t3 r630 promise 50ms
    7.455 661 966  n1     hears n3: heartbeat t3 r630 promise 50ms
    7.455 661 966  n1     says to {n3}: heartbeat_ack t3 r630 promise 50ms
    7.455 686 631  n3     hears n2: heartbeat_ack t3 r630 promise 50ms
    7.455 687 748  n3     hears n1: heartbeat_ack t3 r630 promise 50ms
    7.455 688 044  n3     hears n4: heartbeat_ack t3 r630 promise 50ms
    7.455 696 468  n3     hears n0: heartbeat_ack t3 r630 promise 50ms
    7.465 629 845  n3     says to {n0, n1, n2, n4}: heartbeat t3 r631 promise 50ms
    7.465 662 204  n0     hears n3: heartbeat t3 r631 promise 50ms
    7.465 662 204  n0     says to {n3}: heartbeat_ack t3 r631 promise 50ms
    7.465 664 462  n2     hears n3: heartbeat t3 r631 promise 50ms
    7.465 664 462  n2     says to {n3}: heartbeat_ack t3 r631 promise 50ms
    7.465 666 062  n4     hears n3: heartbeat t3 r631 promise 50ms
    7.465 666 062  n4     says to {n3}: heartbeat_ack t3 r631 promise 50ms
    7.465 666 791  n1     hears n3: heartbeat t3 r631 promise 50ms
    7.465 666 791  n1     says to {n3}: heartbeat_ack t3 r631 promise 50ms
    7.465 691 566  n3     hears n0: heartbeat_ack t3 r631 promise 50ms
    7.465 697 140  n3     hears n2: heartbeat_ack t3 r631 promise 50ms
    7.465 699 548  n3     hears n4: heartbeat_ack t3 r631 promise 50ms
    7.465 700 400  n3     hears n1: heartbeat_ack t3 r631 promise 50ms
    7.475 630 539  n3     says to {n0, n1, n2, n4}: heartbeat t3 r632 promise 50ms
    7.475 659 270  n0     hears n3: heartbeat t3 r632 promise 50ms
    7.475 659 270  n0     says to {n3}: heartbeat_ack t3 r632 promise 50ms
    7.475 660 693  n2     hears n3: heartbeat t3 r632 promise 50ms
    7.475 660 693  n2     says to {n3}: heartbeat_ack t3 r632 promise 50ms
    7.475 664 699  n4     hears n3: heartbeat t3 r632 promise 50ms
    7.475 664 699  n4     says to {n3}: heartbeat_ack t3 r632 promise 50ms
    7.475 667 252  n1     hears n3: heartbeat t3 r632 promise 50ms
    7.475 667 252  n1     says to {n3}: heartbeat_ack t3 r632 promise 50ms
    7.475 685 942  n3     hears n0: heartbeat_ack t3 r632 promise 50ms
    7.475 694 449  n3     hears n4: heartbeat_ack t3 r632 promise 50ms
    7.475 697 798  n3     hears n2: heartbeat_ack t3 r632 promise 50ms
    7.475 703 545  n3     hears n1: heartbeat_ack t3 r632 promise 50ms
    7.485 631 079  n3     says to {n0, n1, n2, n4}: heartbeat t3 r633 promise 50ms
    7.485 662 249  n4     hears n3: heartbeat t3 r633 promise 50ms
    7.485 662 249  n4     says to {n3}: heartbeat_ack t3 r633 promise 50ms
    7.485 662 512  n2     hears n3: heartbeat t3 r633 promise 50ms
    7.485 662 512  n2     says to {n3}: heartbeat_ack t3 r633 promise 50ms
    7.485 663 694  n0     hears n3: heartbeat t3 r633 promise 50ms
    7.485 663 694  n0     says to {n3}: heartbeat_ack t3 r633 promise 50ms
    7.485 665 882  n1     hears n3: heartbeat t3 r633 promise 50ms
    7.485 665 882  n1     says to {n3}: heartbeat_ack t3 r633 promise 50ms
    7.485 689 692  n3     hears n0: heartbeat_ack t3 r633 promise 50ms
    7.485 690 057  n3     hears n2: heartbeat_ack t3 r633 promise 50ms
    7.485 697 590  n3     hears n4: heartbeat_ack t3 r633 promise 50ms
    7.485 701 326  n3     hears n1: heartbeat_ack t3 r633 promise 50ms
    7.495 631 417  n3     says to {n0, n1, n2, n4}: heartbeat t3 r634 promise 50ms
    7.495 665 102  n4     hears n3: heartbeat t3 r634 promise 50ms
    7.495 665 102  n4     says to {n3}: heartbeat_ack t3 r634 promise 50ms
    7.495 665 268  n1     hears n3: heartbeat t3 r634 promise 50ms
    7.495 665 268  n1     says to {n3}: heartbeat_ack t3 r634 promise 50ms
    7.495 666 089  n2     hears n3: heartbeat t3 r634 promise 50ms
    7.495 666 089  n2     says to {n3}: heartbeat_ack t3 r634 promise 50ms
    7.495 669 650  n0     hears n3: heartbeat t3 r634 promise 50ms
    7.495 669 650  n0     says to {n3}: heartbeat_ack t3 r634 promise 50ms
    7.495 691 543  n3     hears n2: heartbeat_ack t3 r634 promise 50ms
    7.495 697 283  n3     hears n1: heartbeat_ack t3 r634 promise 50ms
    7.495 699 022  n3     hears n0: heartbeat_ack t3 r634 promise 50ms
    7.495 700 405  n3     hears n4: heartbeat_ack t3 r634 promise 50ms
    7.505 631 841  n3     says to {n0, n1, n2, n4}: heartbeat t3 r635 promise 50ms
    7.505 661 742  n4     hears n3: heartbeat t3 r635 promise 50ms
    7.505 661 742  n4     says to {n3}: heartbeat_ack t3 r635 promise 50ms
    7.505 663 426  n2     hears n3: heartbeat t3 r635 promise 50ms
    7.505 663 426  n2     says to {n3}: heartbeat_ack t3 r635 promise 50ms
    7.505 665 732  n0     hears n3: heartbeat t3 r635 promise 50ms
    7.505 665 732  n0     says to {n3}: heartbeat_ack t3 r635 promise 50ms
    7.505 667 153  n1     hears n3: heartbeat t3 r635 promise 50ms
    7.505 667 153  n1     says to {n3}: heartbeat_ack t3 r635 promise 50ms
    7.505 691 626  n3     hears n4: heartbeat_ack t3 r635 promise 50ms
    7.505 697 855  n3     hears n2: heartbeat_ack t3 r635 promise 50ms
    7.505 698 087  n3     hears n1: heartbeat_ack t3 r635 promise 50ms
    7.505 725 850  n3     hears n0: heartbeat_ack t3 r635 promise 50ms
    7.515 632 696  n3     says to {n0, n1, n2, n4}: heartbeat t3 r636 promise 50ms
    7.515 661 486  n1     hears n3: heartbeat t3 r636 promise 50ms
    7.515 661 486  n1     says to {n3}: heartbeat_ack t3 r636 promise 50ms
    7.515 664 148  n2     hears n3: heartbeat t3 r636 promise 50ms
    7.515 664 148  n2     says to {n3}: heartbeat_ack t3 r636 promise 50ms
    7.515 666 041  n0     hears n3: heartbeat t3 r636 promise 50ms
    7.515 666 041  n0     says to {n3}: heartbeat_ack t3 r636 promise 50ms
    7.515 666 907  n4     hears n3: heartbeat t3 r636 promise 50ms
    7.515 666 907  n4     says to {n3}: heartbeat_ack t3 r636 promise 50ms
    7.515 691 773  n3     hears n1: heartbeat_ack t3 r636 promise 50ms
    7.515 696 697  n3     hears n2: heartbeat_ack t3 r636 promise 50ms
    7.515 697 363  n3     hears n0: heartbeat_ack t3 r636 promise 50ms
    7.515 703 148  n3     hears n4: heartbeat_ack t3 r636 promise 50ms
    7.525 633 198  n3     says to {n0, n1, n2, n4}: heartbeat t3 r637 promise 50ms
    7.525 659 129  n1     hears n3: heartbeat t3 r637 promise 50ms
    7.525 659 129  n1     says to {n3}: heartbeat_ack t3 r637 promise 50ms
    7.525 667 966  n4     hears n3: heartbeat t3 r637 promise 50ms
    7.525 667 966  n4     says to {n3}: heartbeat_ack t3 r637 promise 50ms
    7.525 670 191  n0     hears n3: heartbeat t3 r637 promise 50ms
    7.525 670 191  n0     says to {n3}: heartbeat_ack t3 r637 promise 50ms
    7.525 670 490  n2     hears n3: heartbeat t3 r637 promise 50ms
    7.525 670 490  n2     says to {n3}: heartbeat_ack t3 r637 promise 50ms
    7.525 685 106  n3     hears n1: heartbeat_ack t3 r637 promise 50ms
    7.525 701 912  n3     hears n0: heartbeat_ack t3 r637 promise 50ms
    7.525 703 827  n3     hears n2: heartbeat_ack t3 r637 promise 50ms
    7.525 704 552  n3     hears n4: heartbeat_ack t3 r637 promise 50ms
    7.535 633 365  n3     says to {n0, n1, n2, n4}: heartbeat t3 r638 promise 50ms
    7.535 658 965  n2     hears n3: heartbeat t3 r638 promise 50ms
    7.535 658 965  n2     says to {n3}: heartbeat_ack t3 r638 promise 50ms
    7.535 664 103  n4     hears n3: heartbeat t3 r638 promise 50ms
    7.535 664 103  n4     says to {n3}: heartbeat_ack t3 r638 promise 50ms
    7.535 664 322  n1     hears n3: heartbeat t3 r638 promise 50ms
    7.535 664 322  n1     says to {n3}: heartbeat_ack t3 r638 promise 50ms
    7.535 669 470  n0     hears n3: heartbeat t3 r638 promise 50ms
    7.535 669 470  n0     says to {n3}: heartbeat_ack t3 r638 promise 50ms
    7.535 688 266  n3     hears n2: heartbeat_ack t3 r638 promise 50ms
    7.535 695 802  n3     hears n1: heartbeat_ack t3 r638 promise 50ms
    7.535 697 564  n3     hears n0: heartbeat_ack t3 r638 promise 50ms
    7.535 701 595  n3     hears n4: heartbeat_ack t3 r638 promise 50ms
    7.545 633 899  n3     says to {n0, n1, n2, n4}: heartbeat t3 r639 promise 50ms
    7.545 659 410  n4     hears n3: heartbeat t3 r639 promise 50ms
    7.545 659 410  n4     says to {n3}: heartbeat_ack t3 r639 promise 50ms
    7.545 662 379  n0     hears n3: heartbeat t3 r639 promise 50ms
    7.545 662 379  n0     says to {n3}: heartbeat_ack t3 r639 promise 50ms
    7.545 670 455  n1     hears n3: heartbeat t3 r639 promise 50ms
    7.545 670 455  n1     says to {n3}: heartbeat_ack t3 r639 promise 50ms
    7.545 670 485  n2     hears n3: heartbeat t3 r639 promise 50ms
    7.545 670 485  n2     says to {n3}: heartbeat_ack t3 r639 promise 50ms
    7.545 687 660  n3     hears n0: heartbeat_ack t3 r639 promise 50ms
    7.545 690 922  n3     hears n4: heartbeat_ack t3 r639 promise 50ms
    7.545 699 165  n3     hears n2: heartbeat_ack t3 r639 promise 50ms
    7.545 707 455  n3     hears n1: heartbeat_ack t3 r639 promise 50ms
    7.555 634 565  n3     says to {n0, n1, n2, n4}: heartbeat t3 r640 promise 50ms
    7.555 666 573  n4     hears n3: heartbeat t3 r640 promise 50ms
    7.555 666 573  n4     says to {n3}: heartbeat_ack t3 r640 promise 50ms
    7.555 668 238  n2     hears n3: heartbeat t3 r640 promise 50ms
    7.555 668 238  n2     says to {n3}: heartbeat_ack t3 r640 promise 50ms
    7.555 668 364  n0     hears n3: heartbeat t3 r640 promise 50ms
    7.555 668 364  n0     says to {n3}: heartbeat_ack t3 r640 promise 50ms
    7.555 671 424  n1     hears n3: heartbeat t3 r640 promise 50ms
    7.555 671 424  n1     says to {n3}: heartbeat_ack t3 r640 promise 50ms
    7.555 697 208  n3     hears n0: heartbeat_ack t3 r640 promise 50ms
    7.555 699 769  n3     hears n2: heartbeat_ack t3 r640 promise 50ms
    7.555 701 088  n3     hears n4: heartbeat_ack t3 r640 promise 50ms
    7.555 702 643  n3     hears n1: heartbeat_ack t3 r640 promise 50ms
    7.565 634 866  n3     says to {n0, n1, n2, n4}: heartbeat t3 r641 promise 50ms
    7.565 661 730  n2     hears n3: heartbeat t3 r641 promise 50ms
    7.565 661 730  n2     says to {n3}: heartbeat_ack t3 r641 promise 50ms
    7.565 667 002  n4     hears n3: heartbeat t3 r641 promise 50ms
    7.565 667 002  n4     says to {n3}: heartbeat_ack t3 r641 promise 50ms
    7.565 667 982  n1     hears n3: heartbeat t3 r641 promise 50ms
    7.565 667 982  n1     says to {n3}: heartbeat_ack t3 r641 promise 50ms
    7.565 668 338  n0     hears n3: heartbeat t3 r641 promise 50ms
    7.565 668 338  n0     says to {n3}: heartbeat_ack t3 r641 promise 50ms
    7.565 690 833  n3     hears n2: heartbeat_ack t3 r641 promise 50ms
    7.565 694 415  n3     hears n0: heartbeat_ack t3 r641 promise 50ms
    7.565 696 388  n3     hears n4: heartbeat_ack t3 r641 promise 50ms
    7.565 704 385  n3     hears n1: heartbeat_ack t3 r641 promise 50ms
    7.575 635 534  n3     says to {n0, n1, n2, n4}: heartbeat t3 r642 promise 50ms
    7.575 662 662  n0     hears n3: heartbeat t3 r642 promise 50ms
    7.575 662 662  n0     says to {n3}: heartbeat_ack t3 r642 promise 50ms
    7.575 666 665  n4     hears n3: heartbeat t3 r642 promise 50ms
    7.575 666 665  n4     says to {n3}: heartbeat_ack t3 r642 promise 50ms
    7.575 670 229  n1     hears n3: heartbeat t3 r642 promise 50ms
    7.575 670 229  n1     says to {n3}: heartbeat_ack t3 r642 promise 50ms
    7.575 682 575  n2     hears n3: heartbeat t3 r642 promise 50ms
    7.575 682 575  n2     says to {n3}: heartbeat_ack t3 r642 promise 50ms
    7.575 690 882  n3     hears n0: heartbeat_ack t3 r642 promise 50ms
    7.575 697 677  n3     hears n1: heartbeat_ack t3 r642 promise 50ms
    7.575 702 867  n3     hears n4: heartbeat_ack t3 r642 promise 50ms
    7.575 708 175  n3     hears n2: heartbeat_ack t3 r642 promise 50ms
    7.585 635 918  n3     says to {n0, n1, n2, n4}: heartbeat t3 r643 promise 50ms
    7.585 661 324  n1     hears n3: heartbeat t3 r643 promise 50ms
    7.585 661 324  n1     says to {n3}: heartbeat_ack t3 r643 promise 50ms
    7.585 666 843  n4     hears n3: heartbeat t3 r643 promise 50ms
    7.585 666 843  n4     says to {n3}: heartbeat_ack t3 r643 promise 50ms
    7.585 670 704  n2     hears n3: heartbeat t3 r643 promise 50ms
    7.585 670 704  n2     says to {n3}: heartbeat_ack t3 r643 promise 50ms
    7.585 671 762  n0     hears n3: heartbeat t3 r643 promise 50ms
    7.585 671 762  n0     says to {n3}: heartbeat_ack t3 r643 promise 50ms
    7.585 691 369  n3     hears n1: heartbeat_ack t3 r643 promise 50ms
    7.585 695 421  n3     hears n4: heartbeat_ack t3 r643 promise 50ms
    7.585 704 862  n3     hears n2: heartbeat_ack t3 r643 promise 50ms
    7.585 705 538  n3     hears n0: heartbeat_ack t3 r643 promise 50ms
    7.595 636 445  n3     says to {n0, n1, n2, n4}: heartbeat t3 r644 promise 50ms
    7.595 663 411  n0     hears n3: heartbeat t3 r644 promise 50ms
    7.595 663 411  n0     says to {n3}: heartbeat_ack t3 r644 promise 50ms
    7.595 665 631  n2     hears n3: heartbeat t3 r644 promise 50ms
    7.595 665 631  n2     says to {n3}: heartbeat_ack t3 r644 promise 50ms
    7.595 666 318  n1     hears n3: heartbeat t3 r644 promise 50ms
    7.595 666 318  n1     says to {n3}: heartbeat_ack t3 r644 promise 50ms
    7.595 666 924  n4     hears n3: heartbeat t3 r644 promise 50ms
    7.595 666 924  n4     says to {n3}: heartbeat_ack t3 r644 promise 50ms
    7.595 689 591  n3     hears n0: heartbeat_ack t3 r644 promise 50ms
    7.595 694 339  n3     hears n1: heartbeat_ack t3 r644 promise 50ms
    7.595 695 933  n3     hears n4: heartbeat_ack t3 r644 promise 50ms
    7.595 698 281  n3     hears n2: heartbeat_ack t3 r644 promise 50ms
    7.605 637 092  n3     says to {n0, n1, n2, n4}: heartbeat t3 r645 promise 50ms
    7.605 664 656  n1     hears n3: heartbeat t3 r645 promise 50ms
    7.605 664 656  n1     says to {n3}: heartbeat_ack t3 r645 promise 50ms
    7.605 668 010  n2     hears n3: heartbeat t3 r645 promise 50ms
    7.605 668 010  n2     says to {n3}: heartbeat_ack t3 r645 promise 50ms
    7.605 672 369  n0     hears n3: heartbeat t3 r645 promise 50ms
    7.605 672 369  n0     says to {n3}: heartbeat_ack t3 r645 promise 50ms
    7.605 673 604  n4     hears n3: heartbeat t3 r645 promise 50ms
    7.605 673 604  n4     says to {n3}: heartbeat_ack t3 r645 promise 50ms
    7.605 697 904  n3     hears n1: heartbeat_ack t3 r645 promise 50ms
    7.605 699 689  n3     hears n4: heartbeat_ack t3 r645 promise 50ms
    7.605 700 032  n3     hears n2: heartbeat_ack t3 r645 promise 50ms
    7.605 701 628  n3     hears n0: heartbeat_ack t3 r645 promise 50ms
    7.615 637 653  n3     says to {n0, n1, n2, n4}: heartbeat t3 r646 promise 50ms
    7.615 662 987  n1     hears n3: heartbeat t3 r646 promise 50ms
    7.615 662 987  n1     says to {n3}: heartbeat_ack t3 r646 promise 50ms
    7.615 665 139  n4     hears n3: heartbeat t3 r646 promise 50ms
    7.615 665 139  n4     says to {n3}: heartbeat_ack t3 r646 promise 50ms
    7.615 667 410  n2     hears n3: heartbeat t3 r646 promise 50ms
    7.615 667 410  n2     says to {n3}: heartbeat_ack t3 r646 promise 50ms
    7.615 673 460  n0     hears n3: heartbeat t3 r646 promise 50ms
    7.615 673 460  n0     says to {n3}: heartbeat_ack t3 r646 promise 50ms
    7.615 691 274  n3     hears n4: heartbeat_ack t3 r646 promise 50ms
    7.615 694 136  n3     hears n1: heartbeat_ack t3 r646 promise 50ms
    7.615 696 095  n3     hears n2: heartbeat_ack t3 r646 promise 50ms
    7.615 707 093  n3     hears n0: heartbeat_ack t3 r646 promise 50ms
    7.625 637 839  n3     says to {n0, n1, n2, n4}: heartbeat t3 r647 promise 50ms
    7.625 665 230  n0     hears n3: heartbeat t3 r647 promise 50ms
    7.625 665 230  n0     says to {n3}: heartbeat_ack t3 r647 promise 50ms
    7.625 667 369  n2     hears n3: heartbeat t3 r647 promise 50ms
    7.625 667 369  n2     says to {n3}: heartbeat_ack t3 r647 promise 50ms
    7.625 671 096  n4     hears n3: heartbeat t3 r647 promise 50ms
    7.625 671 096  n4     says to {n3}: heartbeat_ack t3 r647 promise 50ms
    7.625 673 456  n1     hears n3: heartbeat t3 r647 promise 50ms
    7.625 673 456  n1     says to {n3}: heartbeat_ack t3 r647 promise 50ms
    7.625 693 596  n3     hears n0: heartbeat_ack t3 r647 promise 50ms
    7.625 698 699  n3     hears n4: heartbeat_ack t3 r647 promise 50ms
    7.625 703 060  n3     hears n2: heartbeat_ack t3 r647 promise 50ms
    7.625 706 352  n3     hears n1: heartbeat_ack t3 r647 promise 50ms
    7.635 638 691  n3     says to {n0, n1, n2, n4}: heartbeat t3 r648 promise 50ms
    7.635 665 719  n2     hears n3: heartbeat t3 r648 promise 50ms
    7.635 665 719  n2     says to {n3}: heartbeat_ack t3 r648 promise 50ms
    7.635 670 745  n4     hears n3: heartbeat t3 r648 promise 50ms
    7.635 670 745  n4     says to {n3}: heartbeat_ack t3 r648 promise 50ms
    7.635 670 808  n0     hears n3: heartbeat t3 r648 promise 50ms
    7.635 670 808  n0     says to {n3}: heartbeat_ack t3 r648 promise 50ms
    7.635 670 955  n1     hears n3: heartbeat t3 r648 promise 50ms
    7.635 670 955  n1     says to {n3}: heartbeat_ack t3 r648 promise 50ms
    7.635 697 521  n3     hears n2: heartbeat_ack t3 r648 promise 50ms
    7.635 698 945  n3     hears n1: heartbeat_ack t3 r648 promise 50ms
    7.635 700 859  n3     hears n0: heartbeat_ack t3 r648 promise 50ms
    7.635 705 133  n3     hears n4: heartbeat_ack t3 r648 promise 50ms
    7.645 639 196  n3     says to {n0, n1, n2, n4}: heartbeat t3 r649 promise 50ms
    7.645 665 428  n2     hears n3: heartbeat t3 r649 promise 50ms
    7.645 665 428  n2     says to {n3}: heartbeat_ack t3 r649 promise 50ms
    7.645 665 673  n1     hears n3: heartbeat t3 r649 promise 50ms
    7.645 665 673  n1     says to {n3}: heartbeat_ack t3 r649 promise 50ms
    7.645 667 679  n0     hears n3: heartbeat t3 r649 promise 50ms
    7.645 667 679  n0     says to {n3}: heartbeat_ack t3 r649 promise 50ms
    7.645 669 830  n4     hears n3: heartbeat t3 r649 promise 50ms
    7.645 669 830  n4     says to {n3}: heartbeat_ack t3 r649 promise 50ms
    7.645 691 640  n3     hears n1: heartbeat_ack t3 r649 promise 50ms
    7.645 694 818  n3     hears n2: heartbeat_ack t3 r649 promise 50ms
    7.645 696 716  n3     hears n0: heartbeat_ack t3 r649 promise 50ms
    7.645 701 017  n3     hears n4: heartbeat_ack t3 r649 promise 50ms
    7.655 639 518  n3     says to {n0, n1, n2, n4}: heartbeat t3 r650 promise 50ms
    7.655 665 893  n0     hears n3: heartbeat t3 r650 promise 50ms
    7.655 665 893  n0     says to {n3}: heartbeat_ack t3 r650 promise 50ms
    7.655 671 018  n1     hears n3: heartbeat t3 r650 promise 50ms
    7.655 671 018  n1     says to {n3}: heartbeat_ack t3 r650 promise 50ms
    7.655 672 705  n2     hears n3: heartbeat t3 r650 promise 50ms
    7.655 672 705  n2     says to {n3}: heartbeat_ack t3 r650 promise 50ms
    7.655 676 062  n4     hears n3: heartbeat t3 r650 promise 50ms
    7.655 676 062  n4     says to {n3}: heartbeat_ack t3 r650 promise 50ms
    7.655 692 125  n3     hears n0: heartbeat_ack t3 r650 promise 50ms
    7.655 700 398  n3     hears n2: heartbeat_ack t3 r650 promise 50ms
    7.655 706 350  n3     hears n1: heartbeat_ack t3 r650 promise 50ms
    7.655 706 432  n3     hears n4: heartbeat_ack t3 r650 promise 50ms
    7.665 640 007  n3     says to {n0, n1, n2, n4}: heartbeat t3 r651 promise 50ms
    7.665 665 417  n2     hears n3: heartbeat t3 r651 promise 50ms
    7.665 665 417  n2     says to {n3}: heartbeat_ack t3 r651 promise 50ms
    7.665 665 509  n4     hears n3: heartbeat t3 r651 promise 50ms
    7.665 665 509  n4     says to {n3}: heartbeat_ack t3 r651 promise 50ms
    7.665 668 241  n0     hears n3: heartbeat t3 r651 promise 50ms
    7.665 668 241  n0     says to {n3}: heartbeat_ack t3 r651 promise 50ms
    7.665 670 216  n1     hears n3: heartbeat t3 r651 promise 50ms
    7.665 670 216  n1     says to {n3}: heartbeat_ack t3 r651 promise 50ms
    7.665 693 139  n3     hears n4: heartbeat_ack t3 r651 promise 50ms
    7.665 693 917  n3     hears n2: heartbeat_ack t3 r651 promise 50ms
    7.665 700 287  n3     hears n1: heartbeat_ack t3 r651 promise 50ms
    7.665 704 259  n3     hears n0: heartbeat_ack t3 r651 promise 50ms
    7.675 640 312  n3     says to {n0, n1, n2, n4}: heartbeat t3 r652 promise 50ms
    7.675 669 291  n0     hears n3: heartbeat t3 r652 promise 50ms
    7.675 669 291  n0     says to {n3}: heartbeat_ack t3 r652 promise 50ms
    7.675 672 715  n2     hears n3: heartbeat t3 r652 promise 50ms
    7.675 672 715  n2     says to {n3}: heartbeat_ack t3 r652 promise 50ms
    7.675 673 215  n4     hears n3: heartbeat t3 r652 promise 50ms
    7.675 673 215  n4     says to {n3}: heartbeat_ack t3 r652 promise 50ms
    7.675 674 189  n1     hears n3: heartbeat t3 r652 promise 50ms
    7.675 674 189  n1     says to {n3}: heartbeat_ack t3 r652 promise 50ms
    7.675 701 489  n3     hears n0: heartbeat_ack t3 r652 promise 50ms
    7.675 706 245  n3     hears n1: heartbeat_ack t3 r652 promise 50ms
    7.675 707 973  n3     hears n2: heartbeat_ack t3 r652 promise 50ms
    7.675 708 147  n3     hears n4: heartbeat_ack t3 r652 promise 50ms
    7.685 640 968  n3     says to {n0, n1, n2, n4}: heartbeat t3 r653 promise 50ms
    7.685 670 237  n1     hears n3: heartbeat t3 r653 promise 50ms
    7.685 670 237  n1     says to {n3}: heartbeat_ack t3 r653 promise 50ms
    7.685 670 960  n0     hears n3: heartbeat t3 r653 promise 50ms
    7.685 670 960  n0     says to {n3}: heartbeat_ack t3 r653 promise 50ms
    7.685 671 538  n4     hears n3: heartbeat t3 r653 promise 50ms
    7.685 671 538  n4     says to {n3}: heartbeat_ack t3 r653 promise 50ms
    7.685 673 081  n2     hears n3: heartbeat t3 r653 promise 50ms
    7.685 673 081  n2     says to {n3}: heartbeat_ack t3 r653 promise 50ms
    7.685 697 479  n3     hears n1: heartbeat_ack t3 r653 promise 50ms
    7.685 698 616  n3     hears n2: heartbeat_ack t3 r653 promise 50ms
    7.685 701 982  n3     hears n0: heartbeat_ack t3 r653 promise 50ms
    7.685 704 645  n3     hears n4: heartbeat_ack t3 r653 promise 50ms
    7.695 641 768  n3     says to {n0, n1, n2, n4}: heartbeat t3 r654 promise 50ms
    7.695 673 687  n1     hears n3: heartbeat t3 r654 promise 50ms
    7.695 673 687  n1     says to {n3}: heartbeat_ack t3 r654 promise 50ms
    7.695 674 409  n0     hears n3: heartbeat t3 r654 promise 50ms
    7.695 674 409  n0     says to {n3}: heartbeat_ack t3 r654 promise 50ms
    7.695 678 896  n2     hears n3: heartbeat t3 r654 promise 50ms
    7.695 678 896  n2     says to {n3}: heartbeat_ack t3 r654 promise 50ms
    7.695 679 188  n4     hears n3: heartbeat t3 r654 promise 50ms
    7.695 679 188  n4     says to {n3}: heartbeat_ack t3 r654 promise 50ms
    7.695 699 947  n3     hears n0: heartbeat_ack t3 r654 promise 50ms
    7.695 705 644  n3     hears n2: heartbeat_ack t3 r654 promise 50ms
    7.695 709 379  n3     hears n4: heartbeat_ack t3 r654 promise 50ms
    7.695 709 544  n3     hears n1: heartbeat_ack t3 r654 promise 50ms
    7.705 642 231  n3     says to {n0, n1, n2, n4}: heartbeat t3 r655 promise 50ms
    7.705 668 226  n0     hears n3: heartbeat t3 r655 promise 50ms
    7.705 668 226  n0     says to {n3}: heartbeat_ack t3 r655 promise 50ms
    7.705 668 953  n2     hears n3: heartbeat t3 r655 promise 50ms
    7.705 668 953  n2     says to {n3}: heartbeat_ack t3 r655 promise 50ms
    7.705 673 758  n1     hears n3: heartbeat t3 r655 promise 50ms
    7.705 673 758  n1     says to {n3}: heartbeat_ack t3 r655 promise 50ms
    7.705 676 909  n4     hears n3: heartbeat t3 r655 promise 50ms
    7.705 676 909  n4     says to {n3}: heartbeat_ack t3 r655 promise 50ms
    7.705 694 283  n3     hears n2: heartbeat_ack t3 r655 promise 50ms
    7.705 696 975  n3     hears n0: heartbeat_ack t3 r655 promise 50ms
    7.705 708 259  n3     hears n1: heartbeat_ack t3 r655 promise 50ms
    7.705 711 533  n3     hears n4: heartbeat_ack t3 r655 promise 50ms
    7.715 642 437  n3     says to {n0, n1, n2, n4}: heartbeat t3 r656 promise 50ms
    7.715 668 955  n1     hears n3: heartbeat t3 r656 promise 50ms
    7.715 668 955  n1     says to {n3}: heartbeat_ack t3 r656 promise 50ms
    7.715 676 416  n2     hears n3: heartbeat t3 r656 promise 50ms
    7.715 676 416  n2     says to {n3}: heartbeat_ack t3 r656 promise 50ms
    7.715 676 709  n0     hears n3: heartbeat t3 r656 promise 50ms
    7.715 676 709  n0     says to {n3}: heartbeat_ack t3 r656 promise 50ms
    7.715 679 877  n4     hears n3: heartbeat t3 r656 promise 50ms
    7.715 679 877  n4     says to {n3}: heartbeat_ack t3 r656 promise 50ms
    7.715 706 138  n3     hears n1: heartbeat_ack t3 r656 promise 50ms
    7.715 706 859  n3     hears n2: heartbeat_ack t3 r656 promise 50ms
    7.715 711 893  n3     hears n4: heartbeat_ack t3 r656 promise 50ms
    7.715 712 204  n3     hears n0: heartbeat_ack t3 r656 promise 50ms
    7.725 642 821  n3     says to {n0, n1, n2, n4}: heartbeat t3 r657 promise 50ms
    7.725 669 223  n0     hears n3: heartbeat t3 r657 promise 50ms
    7.725 669 223  n0     says to {n3}: heartbeat_ack t3 r657 promise 50ms
    7.725 671 910  n1     hears n3: heartbeat t3 r657 promise 50ms
    7.725 671 910  n1     says to {n3}: heartbeat_ack t3 r657 promise 50ms
    7.725 673 370  n4     hears n3: heartbeat t3 r657 promise 50ms
    7.725 673 370  n4     says to {n3}: heartbeat_ack t3 r657 promise 50ms
    7.725 674 650  n2     hears n3: heartbeat t3 r657 promise 50ms
    7.725 674 650  n2     says to {n3}: heartbeat_ack t3 r657 promise 50ms
    7.725 702 130  n3     hears n4: heartbeat_ack t3 r657 promise 50ms
    7.725 702 955  n3     hears n0: heartbeat_ack t3 r657 promise 50ms
    7.725 704 847  n3     hears n1: heartbeat_ack t3 r657 promise 50ms
    7.725 712 004  n3     hears n2: heartbeat_ack t3 r657 promise 50ms
    7.735 643 583  n3     says to {n0, n1, n2, n4}: heartbeat t3 r658 promise 50ms
    7.735 672 991  n0     hears n3: heartbeat t3 r658 promise 50ms
    7.735 672 991  n0     says to {n3}: heartbeat_ack t3 r658 promise 50ms
    7.735 676 529  n1     hears n3: heartbeat t3 r658 promise 50ms
    7.735 676 529  n1     says to {n3}: heartbeat_ack t3 r658 promise 50ms
    7.735 677 559  n2     hears n3: heartbeat t3 r658 promise 50ms
    7.735 677 559  n2     says to {n3}: heartbeat_ack t3 r658 promise 50ms
    7.735 677 566  n4     hears n3: heartbeat t3 r658 promise 50ms
    7.735 677 566  n4     says to {n3}: heartbeat_ack t3 r658 promise 50ms
    7.735 704 826  n3     hears n0: heartbeat_ack t3 r658 promise 50ms
    7.735 712 411  n3     hears n2: heartbeat_ack t3 r658 promise 50ms
    7.735 713 189  n3     hears n4: heartbeat_ack t3 r658 promise 50ms
    7.735 713 505  n3     hears n1: heartbeat_ack t3 r658 promise 50ms
    7.745 643 935  n3     says to {n0, n1, n2, n4}: heartbeat t3 r659 promise 50ms
    7.745 669 223  n1     hears n3: heartbeat t3 r659 promise 50ms
    7.745 669 223  n1     says to {n3}: heartbeat_ack t3 r659 promise 50ms
    7.745 672 060  n0     hears n3: heartbeat t3 r659 promise 50ms
    7.745 672 060  n0     says to {n3}: heartbeat_ack t3 r659 promise 50ms
    7.745 676 413  n4     hears n3: heartbeat t3 r659 promise 50ms
    7.745 676 413  n4     says to {n3}: heartbeat_ack t3 r659 promise 50ms
    7.745 680 330  n2     hears n3: heartbeat t3 r659 promise 50ms
    7.745 680 330  n2     says to {n3}: heartbeat_ack t3 r659 promise 50ms
    7.745 702 507  n3     hears n1: heartbeat_ack t3 r659 promise 50ms
    7.745 705 940  n3     hears n2: heartbeat_ack t3 r659 promise 50ms
    7.745 707 572  n3     hears n0: heartbeat_ack t3 r659 promise 50ms
    7.745 712 258  n3     hears n4: heartbeat_ack t3 r659 promise 50ms
    7.755 644 468  n3     says to {n0, n1, n2, n4}: heartbeat t3 r660 promise 50ms
    7.755 675 638  n4     hears n3: heartbeat t3 r660 promise 50ms
    7.755 675 638  n4     says to {n3}: heartbeat_ack t3 r660 promise 50ms
    7.755 677 330  n2     hears n3: heartbeat t3 r660 promise 50ms
    7.755 677 330  n2     says to {n3}: heartbeat_ack t3 r660 promise 50ms
    7.755 680 677  n1     hears n3: heartbeat t3 r660 promise 50ms
    7.755 680 677  n1     says to {n3}: heartbeat_ack t3 r660 promise 50ms
    7.755 681 314  n0     hears n3: heartbeat t3 r660 promise 50ms
    7.755 681 314  n0     says to {n3}: heartbeat_ack t3 r660 promise 50ms
    7.755 709 608  n3     hears n1: heartbeat_ack t3 r660 promise 50ms
    7.755 709 836  n3     hears n4: heartbeat_ack t3 r660 promise 50ms
    7.755 710 869  n3     hears n0: heartbeat_ack t3 r660 promise 50ms
    7.755 711 773  n3     hears n2: heartbeat_ack t3 r660 promise 50ms
    7.765 645 123  n3     says to {n0, n1, n2, n4}: heartbeat t3 r661 promise 50ms
    7.765 673 704  n4     hears n3: heartbeat t3 r661 promise 50ms
    7.765 673 704  n4     says to {n3}: heartbeat_ack t3 r661 promise 50ms
    7.765 676 199  n0     hears n3: heartbeat t3 r661 promise 50ms
    7.765 676 199  n0     says to {n3}: heartbeat_ack t3 r661 promise 50ms
    7.765 676 233  n2     hears n3: heartbeat t3 r661 promise 50ms
    7.765 676 233  n2     says to {n3}: heartbeat_ack t3 r661 promise 50ms
    7.765 679 023  n1     hears n3: heartbeat t3 r661 promise 50ms
    7.765 679 023  n1     says to {n3}: heartbeat_ack t3 r661 promise 50ms
    7.765 699 211  n3     hears n4: heartbeat_ack t3 r661 promise 50ms
    7.765 702 033  n3     hears n0: heartbeat_ack t3 r661 promise 50ms
    7.765 707 496  n3     hears n2: heartbeat_ack t3 r661 promise 50ms
    7.765 714 201  n3     hears n1: heartbeat_ack t3 r661 promise 50ms
    7.775 645 603  n3     says to {n0, n1, n2, n4}: heartbeat t3 r662 promise 50ms
    7.775 678 511  n2     hears n3: heartbeat t3 r662 promise 50ms
    7.775 678 511  n2     says to {n3}: heartbeat_ack t3 r662 promise 50ms
    7.775 678 553  n1     hears n3: heartbeat t3 r662 promise 50ms
    7.775 678 553  n1     says to {n3}: heartbeat_ack t3 r662 promise 50ms
    7.775 678 951  n0     hears n3: heartbeat t3 r662 promise 50ms
    7.775 678 951  n0     says to {n3}: heartbeat_ack t3 r662 promise 50ms
    7.775 679 607  n4     hears n3: heartbeat t3 r662 promise 50ms
    7.775 679 607  n4     says to {n3}: heartbeat_ack t3 r662 promise 50ms
    7.775 706 592  n3     hears n2: heartbeat_ack t3 r662 promise 50ms
    7.775 708 651  n3     hears n1: heartbeat_ack t3 r662 promise 50ms
    7.775 712 606  n3     hears n0: heartbeat_ack t3 r662 promise 50ms
    7.775 714 339  n3     hears n4: heartbeat_ack t3 r662 promise 50ms
    7.785 646 217  n3     says to {n0, n1, n2, n4}: heartbeat t3 r663 promise 50ms
    7.785 675 035  n1     hears n3: heartbeat t3 r663 promise 50ms
    7.785 675 035  n1     says to {n3}: heartbeat_ack t3 r663 promise 50ms
    7.785 682 032  n0     hears n3: heartbeat t3 r663 promise 50ms
    7.785 682 032  n0     says to {n3}: heartbeat_ack t3 r663 promise 50ms
    7.785 682 276  n2     hears n3: heartbeat t3 r663 promise 50ms
    7.785 682 276  n2     says to {n3}: heartbeat_ack t3 r663 promise 50ms
    7.785 683 536  n4     hears n3: heartbeat t3 r663 promise 50ms
    7.785 683 536  n4     says to {n3}: heartbeat_ack t3 r663 promise 50ms
    7.785 704 003  n3     hears n1: heartbeat_ack t3 r663 promise 50ms
    7.785 711 357  n3     hears n2: heartbeat_ack t3 r663 promise 50ms
    7.785 716 997  n3     hears n4: heartbeat_ack t3 r663 promise 50ms
    7.785 719 471  n3     hears n0: heartbeat_ack t3 r663 promise 50ms
    7.795 646 598  n3     says to {n0, n1, n2, n4}: heartbeat t3 r664 promise 50ms
    7.795 671 734  n1     hears n3: heartbeat t3 r664 promise 50ms
    7.795 671 734  n1     says to {n3}: heartbeat_ack t3 r664 promise 50ms
    7.795 671 863  n2     hears n3: heartbeat t3 r664 promise 50ms
    7.795 671 863  n2     says to {n3}: heartbeat_ack t3 r664 promise 50ms
    7.795 677 353  n4     hears n3: heartbeat t3 r664 promise 50ms
    7.795 677 353  n4     says to {n3}: heartbeat_ack t3 r664 promise 50ms
    7.795 677 776  n0     hears n3: heartbeat t3 r664 promise 50ms
    7.795 677 776  n0     says to {n3}: heartbeat_ack t3 r664 promise 50ms
    7.795 699 828  n3     hears n2: heartbeat_ack t3 r664 promise 50ms
    7.795 701 246  n3     hears n1: heartbeat_ack t3 r664 promise 50ms
    7.795 709 500  n3     hears n4: heartbeat_ack t3 r664 promise 50ms
    7.795 713 084  n3     hears n0: heartbeat_ack t3 r664 promise 50ms
    7.805 646 792  n3     says to {n0, n1, n2, n4}: heartbeat t3 r665 promise 50ms
    7.805 675 314  n0     hears n3: heartbeat t3 r665 promise 50ms
    7.805 675 314  n0     says to {n3}: heartbeat_ack t3 r665 promise 50ms
    7.805 675 583  n2     hears n3: heartbeat t3 r665 promise 50ms
    7.805 675 583  n2     says to {n3}: heartbeat_ack t3 r665 promise 50ms
    7.805 676 011  n4     hears n3: heartbeat t3 r665 promise 50ms
    7.805 676 011  n4     says to {n3}: heartbeat_ack t3 r665 promise 50ms
    7.805 683 141  n1     hears n3: heartbeat t3 r665 promise 50ms
    7.805 683 141  n1     says to {n3}: heartbeat_ack t3 r665 promise 50ms
    7.805 701 187  n3     hears n2: heartbeat_ack t3 r665 promise 50ms
    7.805 705 622  n3     hears n0: heartbeat_ack t3 r665 promise 50ms
    7.805 710 648  n3     hears n4: heartbeat_ack t3 r665 promise 50ms
    7.805 715 483  n3     hears n1: heartbeat_ack t3 r665 promise 50ms
    7.815 647 577  n3     says to {n0, n1, n2, n4}: heartbeat t3 r666 promise 50ms
    7.815 673 253  n4     hears n3: heartbeat t3 r666 promise 50ms
    7.815 673 253  n4     says to {n3}: heartbeat_ack t3 r666 promise 50ms
    7.815 675 224  n1     hears n3: heartbeat t3 r666 promise 50ms
    7.815 675 224  n1     says to {n3}: heartbeat_ack t3 r666 promise 50ms
    7.815 677 163  n0     hears n3: heartbeat t3 r666 promise 50ms
    7.815 677 163  n0     says to {n3}: heartbeat_ack t3 r666 promise 50ms
    7.815 683 924  n2     hears n3: heartbeat t3 r666 promise 50ms
    7.815 683 924  n2     says to {n3}: heartbeat_ack t3 r666 promise 50ms
    7.815 702 148  n3     hears n4: heartbeat_ack t3 r666 promise 50ms
    7.815 706 349  n3     hears n1: heartbeat_ack t3 r666 promise 50ms
    7.815 708 882  n3     hears n0: heartbeat_ack t3 r666 promise 50ms
    7.815 718 187  n3     hears n2: heartbeat_ack t3 r666 promise 50ms
    7.825 647 835  n3     says to {n0, n1, n2, n4}: heartbeat t3 r667 promise 50ms
    7.825 674 591  n1     hears n3: heartbeat t3 r667 promise 50ms
    7.825 674 591  n1     says to {n3}: heartbeat_ack t3 r667 promise 50ms
    7.825 676 011  n4     hears n3: heartbeat t3 r667 promise 50ms
    7.825 676 011  n4     says to {n3}: heartbeat_ack t3 r667 promise 50ms
    7.825 683 895  n2     hears n3: heartbeat t3 r667 promise 50ms
    7.825 683 895  n2     says to {n3}: heartbeat_ack t3 r667 promise 50ms
    7.825 685 127  n0     hears n3: heartbeat t3 r667 promise 50ms
    7.825 685 127  n0     says to {n3}: heartbeat_ack t3 r667 promise 50ms
    7.825 701 747  n3     hears n4: heartbeat_ack t3 r667 promise 50ms
    7.825 703 652  n3     hears n1: heartbeat_ack t3 r667 promise 50ms
    7.825 709 558  n3     hears n2: heartbeat_ack t3 r667 promise 50ms
    7.825 717 437  n3     hears n0: heartbeat_ack t3 r667 promise 50ms
    7.835 648 463  n3     says to {n0, n1, n2, n4}: heartbeat t3 r668 promise 50ms
    7.835 674 843  n2     hears n3: heartbeat t3 r668 promise 50ms
    7.835 674 843  n2     says to {n3}: heartbeat_ack t3 r668 promise 50ms
    7.835 679 035  n4     hears n3: heartbeat t3 r668 promise 50ms
    7.835 679 035  n4     says to {n3}: heartbeat_ack t3 r668 promise 50ms
    7.835 679 241  n0     hears n3: heartbeat t3 r668 promise 50ms
    7.835 679 241  n0     says to {n3}: heartbeat_ack t3 r668 promise 50ms
    7.835 685 529  n1     hears n3: heartbeat t3 r668 promise 50ms
    7.835 685 529  n1     says to {n3}: heartbeat_ack t3 r668 promise 50ms
    7.835 708 756  n3     hears n2: heartbeat_ack t3 r668 promise 50ms
    7.835 709 904  n3     hears n0: heartbeat_ack t3 r668 promise 50ms
    7.835 715 533  n3     hears n4: heartbeat_ack t3 r668 promise 50ms
    7.835 716 440  n3     hears n1: heartbeat_ack t3 r668 promise 50ms
    7.845 648 824  n3     says to {n0, n1, n2, n4}: heartbeat t3 r669 promise 50ms
    7.845 676 178  n2     hears n3: heartbeat t3 r669 promise 50ms
    7.845 676 178  n2     says to {n3}: heartbeat_ack t3 r669 promise 50ms
    7.845 676 971  n0     hears n3: heartbeat t3 r669 promise 50ms
    7.845 676 971  n0     says to {n3}: heartbeat_ack t3 r669 promise 50ms
    7.845 683 831  n1     hears n3: heartbeat t3 r669 promise 50ms
    7.845 683 831  n1     says to {n3}: heartbeat_ack t3 r669 promise 50ms
    7.845 685 359  n4     hears n3: heartbeat t3 r669 promise 50ms
    7.845 685 359  n4     says to {n3}: heartbeat_ack t3 r669 promise 50ms
    7.845 705 764  n3     hears n0: heartbeat_ack t3 r669 promise 50ms
    7.845 710 469  n3     hears n2: heartbeat_ack t3 r669 promise 50ms
    7.845 720 339  n3     hears n1: heartbeat_ack t3 r669 promise 50ms
    7.845 722 759  n3     hears n4: heartbeat_ack t3 r669 promise 50ms
    7.855 649 440  n3     says to {n0, n1, n2, n4}: heartbeat t3 r670 promise 50ms
    7.855 676 668  n0     hears n3: heartbeat t3 r670 promise 50ms
    7.855 676 668  n0     says to {n3}: heartbeat_ack t3 r670 promise 50ms
    7.855 677 586  n2     hears n3: heartbeat t3 r670 promise 50ms
    7.855 677 586  n2     says to {n3}: heartbeat_ack t3 r670 promise 50ms
    7.855 679 276  n4     hears n3: heartbeat t3 r670 promise 50ms
    7.855 679 276  n4     says to {n3}: heartbeat_ack t3 r670 promise 50ms
    7.855 680 791  n1     hears n3: heartbeat t3 r670 promise 50ms
    7.855 680 791  n1     says to {n3}: heartbeat_ack t3 r670 promise 50ms
    7.855 705 915  n3     hears n0: heartbeat_ack t3 r670 promise 50ms
    7.855 707 854  n3     hears n2: heartbeat_ack t3 r670 promise 50ms
    7.855 710 871  n3     hears n4: heartbeat_ack t3 r670 promise 50ms
    7.855 714 612  n3     hears n1: heartbeat_ack t3 r670 promise 50ms
    7.865 649 810  n3     says to {n0, n1, n2, n4}: heartbeat t3 r671 promise 50ms
    7.865 674 927  n2     hears n3: heartbeat t3 r671 promise 50ms
    7.865 674 927  n2     says to {n3}: heartbeat_ack t3 r671 promise 50ms
    7.865 680 943  n0     hears n3: heartbeat t3 r671 promise 50ms
    7.865 680 943  n0     says to {n3}: heartbeat_ack t3 r671 promise 50ms
    7.865 686 399  n1     hears n3: heartbeat t3 r671 promise 50ms
    7.865 686 399  n1     says to {n3}: heartbeat_ack t3 r671 promise 50ms
    7.865 687 102  n4     hears n3: heartbeat t3 r671 promise 50ms
    7.865 687 102  n4     says to {n3}: heartbeat_ack t3 r671 promise 50ms
    7.865 702 764  n3     hears n2: heartbeat_ack t3 r671 promise 50ms
    7.865 708 992  n3     hears n0: heartbeat_ack t3 r671 promise 50ms
    7.865 712 603  n3     hears n1: heartbeat_ack t3 r671 promise 50ms
    7.865 716 497  n3     hears n4: heartbeat_ack t3 r671 promise 50ms
    7.875 650 716  n3     says to {n0, n1, n2, n4}: heartbeat t3 r672 promise 50ms
    7.875 677 817  n4     hears n3: heartbeat t3 r672 promise 50ms
    7.875 677 817  n4     says to {n3}: heartbeat_ack t3 r672 promise 50ms
    7.875 678 093  n2     hears n3: heartbeat t3 r672 promise 50ms
    7.875 678 093  n2     says to {n3}: heartbeat_ack t3 r672 promise 50ms
    7.875 681 387  n0     hears n3: heartbeat t3 r672 promise 50ms
    7.875 681 387  n0     says to {n3}: heartbeat_ack t3 r672 promise 50ms
    7.875 685 867  n1     hears n3: heartbeat t3 r672 promise 50ms
    7.875 685 867  n1     says to {n3}: heartbeat_ack t3 r672 promise 50ms
    7.875 706 143  n3     hears n2: heartbeat_ack t3 r672 promise 50ms
    7.875 713 381  n3     hears n0: heartbeat_ack t3 r672 promise 50ms
    7.875 714 506  n3     hears n4: heartbeat_ack t3 r672 promise 50ms
    7.875 718 127  n3     hears n1: heartbeat_ack t3 r672 promise 50ms
    7.885 651 121  n3     says to {n0, n1, n2, n4}: heartbeat t3 r673 promise 50ms
    7.885 677 902  n2     hears n3: heartbeat t3 r673 promise 50ms
    7.885 677 902  n2     says to {n3}: heartbeat_ack t3 r673 promise 50ms
    7.885 678 679  n0     hears n3: heartbeat t3 r673 promise 50ms
    7.885 678 679  n0     says to {n3}: heartbeat_ack t3 r673 promise 50ms
    7.885 687 524  n1     hears n3: heartbeat t3 r673 promise 50ms
    7.885 687 524  n1     says to {n3}: heartbeat_ack t3 r673 promise 50ms
    7.885 687 879  n4     hears n3: heartbeat t3 r673 promise 50ms
    7.885 687 879  n4     says to {n3}: heartbeat_ack t3 r673 promise 50ms
    7.885 702 961  n3     hears n2: heartbeat_ack t3 r673 promise 50ms
    7.885 703 954  n3     hears n0: heartbeat_ack t3 r673 promise 50ms
    7.885 719 366  n3     hears n4: heartbeat_ack t3 r673 promise 50ms
    7.885 721 051  n3     hears n1: heartbeat_ack t3 r673 promise 50ms
    7.895 651 277  n3     says to {n0, n1, n2, n4}: heartbeat t3 r674 promise 50ms
    7.895 676 299  n4     hears n3: heartbeat t3 r674 promise 50ms
    7.895 676 299  n4     says to {n3}: heartbeat_ack t3 r674 promise 50ms
    7.895 679 202  n2     hears n3: heartbeat t3 r674 promise 50ms
    7.895 679 202  n2     says to {n3}: heartbeat_ack t3 r674 promise 50ms
    7.895 686 532  n0     hears n3: heartbeat t3 r674 promise 50ms
    7.895 686 532  n0     says to {n3}: heartbeat_ack t3 r674 promise 50ms
    7.895 688 305  n1     hears n3: heartbeat t3 r674 promise 50ms
    7.895 688 305  n1     says to {n3}: heartbeat_ack t3 r674 promise 50ms
    7.895 707 534  n3     hears n2: heartbeat_ack t3 r674 promise 50ms
    7.895 710 867  n3     hears n4: heartbeat_ack t3 r674 promise 50ms
    7.895 720 793  n3     hears n1: heartbeat_ack t3 r674 promise 50ms
    7.895 723 288  n3     hears n0: heartbeat_ack t3 r674 promise 50ms
    7.905 652 226  n3     says to {n0, n1, n2, n4}: heartbeat t3 r675 promise 50ms
    7.905 680 433  n0     hears n3: heartbeat t3 r675 promise 50ms
    7.905 680 433  n0     says to {n3}: heartbeat_ack t3 r675 promise 50ms
    7.905 682 974  n2     hears n3: heartbeat t3 r675 promise 50ms
    7.905 682 974  n2     says to {n3}: heartbeat_ack t3 r675 promise 50ms
    7.905 685 156  n1     hears n3: heartbeat t3 r675 promise 50ms
    7.905 685 156  n1     says to {n3}: heartbeat_ack t3 r675 promise 50ms
    7.905 688 813  n4     hears n3: heartbeat t3 r675 promise 50ms
    7.905 688 813  n4     says to {n3}: heartbeat_ack t3 r675 promise 50ms
    7.905 708 498  n3     hears n0: heartbeat_ack t3 r675 promise 50ms
    7.905 710 313  n3     hears n1: heartbeat_ack t3 r675 promise 50ms
    7.905 718 025  n3     hears n2: heartbeat_ack t3 r675 promise 50ms
    7.905 719 569  n3     hears n4: heartbeat_ack t3 r675 promise 50ms
    7.915 652 452  n3     says to {n0, n1, n2, n4}: heartbeat t3 r676 promise 50ms
    7.915 678 833  n0     hears n3: heartbeat t3 r676 promise 50ms
    7.915 678 833  n0     says to {n3}: heartbeat_ack t3 r676 promise 50ms
    7.915 682 011  n4     hears n3: heartbeat t3 r676 promise 50ms
    7.915 682 011  n4     says to {n3}: heartbeat_ack t3 r676 promise 50ms
    7.915 684 069  n2     hears n3: heartbeat t3 r676 promise 50ms
    7.915 684 069  n2     says to {n3}: heartbeat_ack t3 r676 promise 50ms
    7.915 685 509  n1     hears n3: heartbeat t3 r676 promise 50ms
    7.915 685 509  n1     says to {n3}: heartbeat_ack t3 r676 promise 50ms
    7.915 704 496  n3     hears n0: heartbeat_ack t3 r676 promise 50ms
    7.915 711 131  n3     hears n1: heartbeat_ack t3 r676 promise 50ms
    7.915 712 222  n3     hears n4: heartbeat_ack t3 r676 promise 50ms
    7.915 719 217  n3     hears n2: heartbeat_ack t3 r676 promise 50ms
    7.925 652 945  n3     says to {n0, n1, n2, n4}: heartbeat t3 r677 promise 50ms
    7.925 678 108  n4     hears n3: heartbeat t3 r677 promise 50ms
    7.925 678 108  n4     says to {n3}: heartbeat_ack t3 r677 promise 50ms
    7.925 679 732  n0     hears n3: heartbeat t3 r677 promise 50ms
    7.925 679 732  n0     says to {n3}: heartbeat_ack t3 r677 promise 50ms
    7.925 681 659  n1     hears n3: heartbeat t3 r677 promise 50ms
    7.925 681 659  n1     says to {n3}: heartbeat_ack t3 r677 promise 50ms
    7.925 683 399  n2     hears n3: heartbeat t3 r677 promise 50ms
    7.925 683 399  n2     says to {n3}: heartbeat_ack t3 r677 promise 50ms
    7.925 709 446  n3     hears n2: heartbeat_ack t3 r677 promise 50ms
    7.925 710 431  n3     hears n0: heartbeat_ack t3 r677 promise 50ms
    7.925 712 405  n3     hears n4: heartbeat_ack t3 r677 promise 50ms
    7.925 717 604  n3     hears n1: heartbeat_ack t3 r677 promise 50ms
    7.935 653 735  n3     says to {n0, n1, n2, n4}: heartbeat t3 r678 promise 50ms
    7.935 679 627  n2     hears n3: heartbeat t3 r678 promise 50ms
    7.935 679 627  n2     says to {n3}: heartbeat_ack t3 r678 promise 50ms
    7.935 682 601  n0     hears n3: heartbeat t3 r678 promise 50ms
    7.935 682 601  n0     says to {n3}: heartbeat_ack t3 r678 promise 50ms
    7.935 684 623  n4     hears n3: heartbeat t3 r678 promise 50ms
    7.935 684 623  n4     says to {n3}: heartbeat_ack t3 r678 promise 50ms
    7.935 690 863  n1     hears n3: heartbeat t3 r678 promise 50ms
    7.935 690 863  n1     says to {n3}: heartbeat_ack t3 r678 promise 50ms
    7.935 707 130  n3     hears n2: heartbeat_ack t3 r678 promise 50ms
    7.935 709 481  n3     hears n0: heartbeat_ack t3 r678 promise 50ms
    7.935 718 303  n3     hears n1: heartbeat_ack t3 r678 promise 50ms
    7.935 720 205  n3     hears n4: heartbeat_ack t3 r678 promise 50ms
    7.945 653 800  n3     says to {n0, n1, n2, n4}: heartbeat t3 r679 promise 50ms
    7.945 679 043  n0     hears n3: heartbeat t3 r679 promise 50ms
    7.945 679 043  n0     says to {n3}: heartbeat_ack t3 r679 promise 50ms
    7.945 680 066  n2     hears n3: heartbeat t3 r679 promise 50ms
    7.945 680 066  n2     says to {n3}: heartbeat_ack t3 r679 promise 50ms
    7.945 682 267  n1     hears n3: heartbeat t3 r679 promise 50ms
    7.945 682 267  n1     says to {n3}: heartbeat_ack t3 r679 promise 50ms
    7.945 690 768  n4     hears n3: heartbeat t3 r679 promise 50ms
    7.945 690 768  n4     says to {n3}: heartbeat_ack t3 r679 promise 50ms
    7.945 708 619  n3     hears n0: heartbeat_ack t3 r679 promise 50ms
    7.945 712 680  n3     hears n2: heartbeat_ack t3 r679 promise 50ms
    7.945 713 782  n3     hears n1: heartbeat_ack t3 r679 promise 50ms
    7.945 716 730  n3     hears n4: heartbeat_ack t3 r679 promise 50ms
    7.955 654 649  n3     says to {n0, n1, n2, n4}: heartbeat t3 r680 promise 50ms
    7.955 682 289  n1     hears n3: heartbeat t3 r680 promise 50ms
    7.955 682 289  n1     says to {n3}: heartbeat_ack t3 r680 promise 50ms
    7.955 688 883  n0     hears n3: heartbeat t3 r680 promise 50ms
    7.955 688 883  n0     says to {n3}: heartbeat_ack t3 r680 promise 50ms
    7.955 691 101  n4     hears n3: heartbeat t3 r680 promise 50ms
    7.955 691 101  n4     says to {n3}: heartbeat_ack t3 r680 promise 50ms
    7.955 691 236  n2     hears n3: heartbeat t3 r680 promise 50ms
    7.955 691 236  n2     says to {n3}: heartbeat_ack t3 r680 promise 50ms
    7.955 714 927  n3     hears n1: heartbeat_ack t3 r680 promise 50ms
    7.955 716 482  n3     hears n4: heartbeat_ack t3 r680 promise 50ms
    7.955 723 768  n3     hears n2: heartbeat_ack t3 r680 promise 50ms
    7.955 724 548  n3     hears n0: heartbeat_ack t3 r680 promise 50ms
    7.965 655 180  n3     says to {n0, n1, n2, n4}: heartbeat t3 r681 promise 50ms
    7.965 681 989  n2     hears n3: heartbeat t3 r681 promise 50ms
    7.965 681 989  n2     says to {n3}: heartbeat_ack t3 r681 promise 50ms
    7.965 682 721  n0     hears n3: heartbeat t3 r681 promise 50ms
    7.965 682 721  n0     says to {n3}: heartbeat_ack t3 r681 promise 50ms
    7.965 684 150  n4     hears n3: heartbeat t3 r681 promise 50ms
    7.965 684 150  n4     says to {n3}: heartbeat_ack t3 r681 promise 50ms
    7.965 687 172  n1     hears n3: heartbeat t3 r681 promise 50ms
    7.965 687 172  n1     says to {n3}: heartbeat_ack t3 r681 promise 50ms
    7.965 710 668  n3     hears n2: heartbeat_ack t3 r681 promise 50ms
    7.965 712 495  n3     hears n0: heartbeat_ack t3 r681 promise 50ms
    7.965 715 268  n3     hears n1: heartbeat_ack t3 r681 promise 50ms
    7.965 716 594  n3     hears n4: heartbeat_ack t3 r681 promise 50ms
    7.975 655 483  n3     says to {n0, n1, n2, n4}: heartbeat t3 r682 promise 50ms
    7.975 684 743  n4     hears n3: heartbeat t3 r682 promise 50ms
    7.975 684 743  n4     says to {n3}: heartbeat_ack t3 r682 promise 50ms
    7.975 688 546  n1     hears n3: heartbeat t3 r682 promise 50ms
    7.975 688 546  n1     says to {n3}: heartbeat_ack t3 r682 promise 50ms
    7.975 688 796  n2     hears n3: heartbeat t3 r682 promise 50ms
    7.975 688 796  n2     says to {n3}: heartbeat_ack t3 r682 promise 50ms
    7.975 691 127  n0     hears n3: heartbeat t3 r682 promise 50ms
    7.975 691 127  n0     says to {n3}: heartbeat_ack t3 r682 promise 50ms
    7.975 710 099  n3     hears n4: heartbeat_ack t3 r682 promise 50ms
    7.975 720 481  n3     hears n1: heartbeat_ack t3 r682 promise 50ms
    7.975 724 783  n3     hears n2: heartbeat_ack t3 r682 promise 50ms
    7.975 727 731  n3     hears n0: heartbeat_ack t3 r682 promise 50ms
    7.985 655 793  n3     says to {n0, n1, n2, n4}: heartbeat t3 r683 promise 50ms
    7.985 682 380  n4     hears n3: heartbeat t3 r683 promise 50ms
    7.985 682 380  n4     says to {n3}: heartbeat_ack t3 r683 promise 50ms
    7.985 683 106  n2     hears n3: heartbeat t3 r683 promise 50ms
    7.985 683 106  n2     says to {n3}: heartbeat_ack t3 r683 promise 50ms
    7.985 689 827  n0     hears n3: heartbeat t3 r683 promise 50ms
    7.985 689 827  n0     says to {n3}: heartbeat_ack t3 r683 promise 50ms
    7.985 691 853  n1     hears n3: heartbeat t3 r683 promise 50ms
    7.985 691 853  n1     says to {n3}: heartbeat_ack t3 r683 promise 50ms
    7.985 714 832  n3     hears n2: heartbeat_ack t3 r683 promise 50ms
    7.985 716 838  n3     hears n4: heartbeat_ack t3 r683 promise 50ms
    7.985 722 871  n3     hears n1: heartbeat_ack t3 r683 promise 50ms
    7.985 725 932  n3     hears n0: heartbeat_ack t3 r683 promise 50ms
    7.995 656 313  n3     says to {n0, n1, n2, n4}: heartbeat t3 r684 promise 50ms
    7.995 687 946  n1     hears n3: heartbeat t3 r684 promise 50ms
    7.995 687 946  n1     says to {n3}: heartbeat_ack t3 r684 promise 50ms
    7.995 688 543  n2     hears n3: heartbeat t3 r684 promise 50ms
    7.995 688 543  n2     says to {n3}: heartbeat_ack t3 r684 promise 50ms
    7.995 692 526  n4     hears n3: heartbeat t3 r684 promise 50ms
    7.995 692 526  n4     says to {n3}: heartbeat_ack t3 r684 promise 50ms
    7.995 693 450  n0     hears n3: heartbeat t3 r684 promise 50ms
    7.995 693 450  n0     says to {n3}: heartbeat_ack t3 r684 promise 50ms
    7.995 717 328  n3     hears n1: heartbeat_ack t3 r684 promise 50ms
    7.995 718 449  n3     hears n4: heartbeat_ack t3 r684 promise 50ms
    7.995 722 826  n3     hears n2: heartbeat_ack t3 r684 promise 50ms
    7.995 723 066  n3     hears n0: heartbeat_ack t3 r684 promise 50ms
    8.005 657 000  n3     says to {n0, n1, n2, n4}: heartbeat t3 r685 promise 50ms
    8.005 685 023  n0     hears n3: heartbeat t3 r685 promise 50ms
    8.005 685 023  n0     says to {n3}: heartbeat_ack t3 r685 promise 50ms
    8.005 690 908  n4     hears n3: heartbeat t3 r685 promise 50ms
    8.005 690 908  n4     says to {n3}: heartbeat_ack t3 r685 promise 50ms
    8.005 691 001  n1     hears n3: heartbeat t3 r685 promise 50ms
    8.005 691 001  n1     says to {n3}: heartbeat_ack t3 r685 promise 50ms
    8.005 692 017  n2     hears n3: heartbeat t3 r685 promise 50ms
    8.005 692 017  n2     says to {n3}: heartbeat_ack t3 r685 promise 50ms
    8.005 718 334  n3     hears n1: heartbeat_ack t3 r685 promise 50ms
    8.005 722 485  n3     hears n0: heartbeat_ack t3 r685 promise 50ms
    8.005 723 482  n3     hears n2: heartbeat_ack t3 r685 promise 50ms
    8.005 725 949  n3     hears n4: heartbeat_ack t3 r685 promise 50ms
    8.015 657 297  n3     says to {n0, n1, n2, n4}: heartbeat t3 r686 promise 50ms
    8.015 684 843  n0     hears n3: heartbeat t3 r686 promise 50ms
    8.015 684 843  n0     says to {n3}: heartbeat_ack t3 r686 promise 50ms
    8.015 689 091  n2     hears n3: heartbeat t3 r686 promise 50ms
    8.015 689 091  n2     says to {n3}: heartbeat_ack t3 r686 promise 50ms
    8.015 691 821  n4     hears n3: heartbeat t3 r686 promise 50ms
    8.015 691 821  n4     says to {n3}: heartbeat_ack t3 r686 promise 50ms
    8.015 694 258  n1     hears n3: heartbeat t3 r686 promise 50ms
    8.015 694 258  n1     says to {n3}: heartbeat_ack t3 r686 promise 50ms
    8.015 718 325  n3     hears n0: heartbeat_ack t3 r686 promise 50ms
    8.015 718 663  n3     hears n2: heartbeat_ack t3 r686 promise 50ms
    8.015 720 739  n3     hears n1: heartbeat_ack t3 r686 promise 50ms
    8.015 722 311  n3     hears n4: heartbeat_ack t3 r686 promise 50ms
    8.025 657 884  n3     says to {n0, n1, n2, n4}: heartbeat t3 r687 promise 50ms
    8.025 688 611  n4     hears n3: heartbeat t3 r687 promise 50ms
    8.025 688 611  n4     says to {n3}: heartbeat_ack t3 r687 promise 50ms
    8.025 690 201  n2     hears n3: heartbeat t3 r687 promise 50ms
    8.025 690 201  n2     says to {n3}: heartbeat_ack t3 r687 promise 50ms
    8.025 690 760  n0     hears n3: heartbeat t3 r687 promise 50ms
    8.025 690 760  n0     says to {n3}: heartbeat_ack t3 r687 promise 50ms
    8.025 693 942  n1     hears n3: heartbeat t3 r687 promise 50ms
    8.025 693 942  n1     says to {n3}: heartbeat_ack t3 r687 promise 50ms
    8.025 714 901  n3     hears n4: heartbeat_ack t3 r687 promise 50ms
    8.025 721 911  n3     hears n2: heartbeat_ack t3 r687 promise 50ms
    8.025 724 218  n3     hears n1: heartbeat_ack t3 r687 promise 50ms
    8.025 724 531  n3     hears n0: heartbeat_ack t3 r687 promise 50ms
    8.035 658 462  n3     says to {n0, n1, n2, n4}: heartbeat t3 r688 promise 50ms
    8.035 685 906  n0     hears n3: heartbeat t3 r688 promise 50ms
    8.035 685 906  n0     says to {n3}: heartbeat_ack t3 r688 promise 50ms
    8.035 690 164  n2     hears n3: heartbeat t3 r688 promise 50ms
    8.035 690 164  n2     says to {n3}: heartbeat_ack t3 r688 promise 50ms
    8.035 690 486  n4     hears n3: heartbeat t3 r688 promise 50ms
    8.035 690 486  n4     says to {n3}: heartbeat_ack t3 r688 promise 50ms
    8.035 692 145  n1     hears n3: heartbeat t3 r688 promise 50ms
    8.035 692 145  n1     says to {n3}: heartbeat_ack t3 r688 promise 50ms
    8.035 711 260  n3     hears n0: heartbeat_ack t3 r688 promise 50ms
    8.035 716 559  n3     hears n4: heartbeat_ack t3 r688 promise 50ms
    8.035 718 728  n3     hears n1: heartbeat_ack t3 r688 promise 50ms
    8.035 720 968  n3     hears n2: heartbeat_ack t3 r688 promise 50ms
    8.045 659 237  n3     says to {n0, n1, n2, n4}: heartbeat t3 r689 promise 50ms
    8.045 688 956  n1     hears n3: heartbeat t3 r689 promise 50ms
    8.045 688 956  n1     says to {n3}: heartbeat_ack t3 r689 promise 50ms
    8.045 690 647  n4     hears n3: heartbeat t3 r689 promise 50ms
    8.045 690 647  n4     says to {n3}: heartbeat_ack t3 r689 promise 50ms
    8.045 692 383  n2     hears n3: heartbeat t3 r689 promise 50ms
    8.045 692 383  n2     says to {n3}: heartbeat_ack t3 r689 promise 50ms
    8.045 694 285  n0     hears n3: heartbeat t3 r689 promise 50ms
    8.045 694 285  n0     says to {n3}: heartbeat_ack t3 r689 promise 50ms
    8.045 715 914  n3     hears n1: heartbeat_ack t3 r689 promise 50ms
    8.045 717 864  n3     hears n4: heartbeat_ack t3 r689 promise 50ms
    8.045 725 643  n3     hears n2: heartbeat_ack t3 r689 promise 50ms
    8.045 728 494  n3     hears n0: heartbeat_ack t3 r689 promise 50ms
    8.055 659 476  n3     says to {n0, n1, n2, n4}: heartbeat t3 r690 promise 50ms
    8.055 685 459  n2     hears n3: heartbeat t3 r690 promise 50ms
    8.055 685 459  n2     says to {n3}: heartbeat_ack t3 r690 promise 50ms
    8.055 693 836  n4     hears n3: heartbeat t3 r690 promise 50ms
    8.055 693 836  n4     says to {n3}: heartbeat_ack t3 r690 promise 50ms
    8.055 693 979  n1     hears n3: heartbeat t3 r690 promise 50ms
    8.055 693 979  n1     says to {n3}: heartbeat_ack t3 r690 promise 50ms
    8.055 696 871  n0     hears n3: heartbeat t3 r690 promise 50ms
    8.055 696 871  n0     says to {n3}: heartbeat_ack t3 r690 promise 50ms
    8.055 715 239  n3     hears n2: heartbeat_ack t3 r690 promise 50ms
    8.055 722 787  n3     hears n0: heartbeat_ack t3 r690 promise 50ms
    8.055 723 118  n3     hears n4: heartbeat_ack t3 r690 promise 50ms
    8.055 729 296  n3     hears n1: heartbeat_ack t3 r690 promise 50ms
    8.065 659 818  n3     says to {n0, n1, n2, n4}: heartbeat t3 r691 promise 50ms
    8.065 684 915  n0     hears n3: heartbeat t3 r691 promise 50ms
    8.065 684 915  n0     says to {n3}: heartbeat_ack t3 r691 promise 50ms
    8.065 686 204  n2     hears n3: heartbeat t3 r691 promise 50ms
    8.065 686 204  n2     says to {n3}: heartbeat_ack t3 r691 promise 50ms
    8.065 691 018  n1     hears n3: heartbeat t3 r691 promise 50ms
    8.065 691 018  n1     says to {n3}: heartbeat_ack t3 r691 promise 50ms
    8.065 695 225  n4     hears n3: heartbeat t3 r691 promise 50ms
    8.065 695 225  n4     says to {n3}: heartbeat_ack t3 r691 promise 50ms
    8.065 718 687  n3     hears n2: heartbeat_ack t3 r691 promise 50ms
    8.065 721 871  n3     hears n0: heartbeat_ack t3 r691 promise 50ms
    8.065 725 881  n3     hears n1: heartbeat_ack t3 r691 promise 50ms
    8.065 729 486  n3     hears n4: heartbeat_ack t3 r691 promise 50ms
    8.075 660 462  n3     says to {n0, n1, n2, n4}: heartbeat t3 r692 promise 50ms
    8.075 685 475  n0     hears n3: heartbeat t3 r692 promise 50ms
    8.075 685 475  n0     says to {n3}: heartbeat_ack t3 r692 promise 50ms
    8.075 688 491  n4     hears n3: heartbeat t3 r692 promise 50ms
    8.075 688 491  n4     says to {n3}: heartbeat_ack t3 r692 promise 50ms
    8.075 690 340  n1     hears n3: heartbeat t3 r692 promise 50ms
    8.075 690 340  n1     says to {n3}: heartbeat_ack t3 r692 promise 50ms
    8.075 691 877  n2     hears n3: heartbeat t3 r692 promise 50ms
    8.075 691 877  n2     says to {n3}: heartbeat_ack t3 r692 promise 50ms
    8.075 714 773  n3     hears n0: heartbeat_ack t3 r692 promise 50ms
    8.075 717 061  n3     hears n4: heartbeat_ack t3 r692 promise 50ms
    8.075 719 360  n3     hears n1: heartbeat_ack t3 r692 promise 50ms
    8.075 725 012  n3     hears n2: heartbeat_ack t3 r692 promise 50ms
    8.085 661 043  n3     says to {n0, n1, n2, n4}: heartbeat t3 r693 promise 50ms
    8.085 686 586  n0     hears n3: heartbeat t3 r693 promise 50ms
    8.085 686 586  n0     says to {n3}: heartbeat_ack t3 r693 promise 50ms
    8.085 689 085  n1     hears n3: heartbeat t3 r693 promise 50ms
    8.085 689 085  n1     says to {n3}: heartbeat_ack t3 r693 promise 50ms
    8.085 691 360  n2     hears n3: heartbeat t3 r693 promise 50ms
    8.085 691 360  n2     says to {n3}: heartbeat_ack t3 r693 promise 50ms
    8.085 693 865  n4     hears n3: heartbeat t3 r693 promise 50ms
    8.085 693 865  n4     says to {n3}: heartbeat_ack t3 r693 promise 50ms
    8.085 716 464  n3     hears n1: heartbeat_ack t3 r693 promise 50ms
    8.085 720 090  n3     hears n0: heartbeat_ack t3 r693 promise 50ms
    8.085 722 090  n3     hears n2: heartbeat_ack t3 r693 promise 50ms
    8.085 723 974  n3     hears n4: heartbeat_ack t3 r693 promise 50ms
    8.095 661 589  n3     says to {n0, n1, n2, n4}: heartbeat t3 r694 promise 50ms
    8.095 687 735  n4     hears n3: heartbeat t3 r694 promise 50ms
    8.095 687 735  n4     says to {n3}: heartbeat_ack t3 r694 promise 50ms
    8.095 689 546  n1     hears n3: heartbeat t3 r694 promise 50ms
    8.095 689 546  n1     says to {n3}: heartbeat_ack t3 r694 promise 50ms
    8.095 690 958  n2     hears n3: heartbeat t3 r694 promise 50ms
    8.095 690 958  n2     says to {n3}: heartbeat_ack t3 r694 promise 50ms
    8.095 694 063  n0     hears n3: heartbeat t3 r694 promise 50ms
    8.095 694 063  n0     says to {n3}: heartbeat_ack t3 r694 promise 50ms
    8.095 712 916  n3     hears n4: heartbeat_ack t3 r694 promise 50ms
    8.095 716 410  n3     hears n2: heartbeat_ack t3 r694 promise 50ms
    8.095 721 690  n3     hears n0: heartbeat_ack t3 r694 promise 50ms
    8.095 725 829  n3     hears n1: heartbeat_ack t3 r694 promise 50ms
    8.105 661 937  n3     says to {n0, n1, n2, n4}: heartbeat t3 r695 promise 50ms
    8.105 689 987  n0     hears n3: heartbeat t3 r695 promise 50ms
    8.105 689 987  n0     says to {n3}: heartbeat_ack t3 r695 promise 50ms
    8.105 691 427  n1     hears n3: heartbeat t3 r695 promise 50ms
    8.105 691 427  n1     says to {n3}: heartbeat_ack t3 r695 promise 50ms
    8.105 692 465  n2     hears n3: heartbeat t3 r695 promise 50ms
    8.105 692 465  n2     says to {n3}: heartbeat_ack t3 r695 promise 50ms
    8.105 697 590  n4     hears n3: heartbeat t3 r695 promise 50ms
    8.105 697 590  n4     says to {n3}: heartbeat_ack t3 r695 promise 50ms
    8.105 716 942  n3     hears n1: heartbeat_ack t3 r695 promise 50ms
    8.105 717 880  n3     hears n0: heartbeat_ack t3 r695 promise 50ms
    8.105 720 268  n3     hears n2: heartbeat_ack t3 r695 promise 50ms
    8.105 734 720  n3     hears n4: heartbeat_ack t3 r695 promise 50ms
    8.115 662 309  n3     says to {n0, n1, n2, n4}: heartbeat t3 r696 promise 50ms
    8.115 690 480  n2     hears n3: heartbeat t3 r696 promise 50ms
    8.115 690 480  n2     says to {n3}: heartbeat_ack t3 r696 promise 50ms
    8.115 691 016  n0     hears n3: heartbeat t3 r696 promise 50ms
    8.115 691 016  n0     says to {n3}: heartbeat_ack t3 r696 promise 50ms
    8.115 693 851  n4     hears n3: heartbeat t3 r696 promise 50ms
    8.115 693 851  n4     says to {n3}: heartbeat_ack t3 r696 promise 50ms
    8.115 694 156  n1     hears n3: heartbeat t3 r696 promise 50ms
    8.115 694 156  n1     says to {n3}: heartbeat_ack t3 r696 promise 50ms
    8.115 725 824  n3     hears n2: heartbeat_ack t3 r696 promise 50ms
    8.115 726 281  n3     hears n4: heartbeat_ack t3 r696 promise 50ms
    8.115 726 551  n3     hears n0: heartbeat_ack t3 r696 promise 50ms
    8.115 730 091  n3     hears n1: heartbeat_ack t3 r696 promise 50ms
    8.125 663 149  n3     says to {n0, n1, n2, n4}: heartbeat t3 r697 promise 50ms
    8.125 688 925  n0     hears n3: heartbeat t3 r697 promise 50ms
    8.125 688 925  n0     says to {n3}: heartbeat_ack t3 r697 promise 50ms
    8.125 696 839  n2     hears n3: heartbeat t3 r697 promise 50ms
    8.125 696 839  n2     says to {n3}: heartbeat_ack t3 r697 promise 50ms
    8.125 697 616  n4     hears n3: heartbeat t3 r697 promise 50ms
    8.125 697 616  n4     says to {n3}: heartbeat_ack t3 r697 promise 50ms
    8.125 699 495  n1     hears n3: heartbeat t3 r697 promise 50ms
    8.125 699 495  n1     says to {n3}: heartbeat_ack t3 r697 promise 50ms
    8.125 717 336  n3     hears n0: heartbeat_ack t3 r697 promise 50ms
    8.125 722 941  n3     hears n2: heartbeat_ack t3 r697 promise 50ms
    8.125 727 899  n3     hears n1: heartbeat_ack t3 r697 promise 50ms
    8.125 730 961  n3     hears n4: heartbeat_ack t3 r697 promise 50ms
    8.135 663 368  n3     says to {n0, n1, n2, n4}: heartbeat t3 r698 promise 50ms
    8.135 689 356  n2     hears n3: heartbeat t3 r698 promise 50ms
    8.135 689 356  n2     says to {n3}: heartbeat_ack t3 r698 promise 50ms
    8.135 691 978  n4     hears n3: heartbeat t3 r698 promise 50ms
    8.135 691 978  n4     says to {n3}: heartbeat_ack t3 r698 promise 50ms
    8.135 696 511  n1     hears n3: heartbeat t3 r698 promise 50ms
    8.135 696 511  n1     says to {n3}: heartbeat_ack t3 r698 promise 50ms
    8.135 697 888  n0     hears n3: heartbeat t3 r698 promise 50ms
    8.135 697 888  n0     says to {n3}: heartbeat_ack t3 r698 promise 50ms
    8.135 719 037  n3     hears n4: heartbeat_ack t3 r698 promise 50ms
    8.135 720 759  n3     hears n2: heartbeat_ack t3 r698 promise 50ms
    8.135 728 425  n3     hears n0: heartbeat_ack t3 r698 promise 50ms
    8.135 731 187  n3     hears n1: heartbeat_ack t3 r698 promise 50ms
    8.145 664 192  n3     says to {n0, n1, n2, n4}: heartbeat t3 r699 promise 50ms
    8.145 690 385  n1     hears n3: heartbeat t3 r699 promise 50ms
    8.145 690 385  n1     says to {n3}: heartbeat_ack t3 r699 promise 50ms
    8.145 696 577  n2     hears n3: heartbeat t3 r699 promise 50ms
    8.145 696 577  n2     says to {n3}: heartbeat_ack t3 r699 promise 50ms
    8.145 697 075  n0     hears n3: heartbeat t3 r699 promise 50ms
    8.145 697 075  n0     says to {n3}: heartbeat_ack t3 r699 promise 50ms
    8.145 698 392  n4     hears n3: heartbeat t3 r699 promise 50ms
    8.145 698 392  n4     says to {n3}: heartbeat_ack t3 r699 promise 50ms
    8.145 723 226  n3     hears n1: heartbeat_ack t3 r699 promise 50ms
    8.145 726 041  n3     hears n4: heartbeat_ack t3 r699 promise 50ms
    8.145 730 804  n3     hears n0: heartbeat_ack t3 r699 promise 50ms
    8.145 732 780  n3     hears n2: heartbeat_ack t3 r699 promise 50ms
    8.155 664 349  n3     says to {n0, n1, n2, n4}: heartbeat t3 r700 promise 50ms
    8.155 689 510  n4     hears n3: heartbeat t3 r700 promise 50ms
    8.155 689 510  n4     says to {n3}: heartbeat_ack t3 r700 promise 50ms
    8.155 697 410  n2     hears n3: heartbeat t3 r700 promise 50ms
    8.155 697 410  n2     says to {n3}: heartbeat_ack t3 r700 promise 50ms
    8.155 697 654  n1     hears n3: heartbeat t3 r700 promise 50ms
    8.155 697 654  n1     says to {n3}: heartbeat_ack t3 r700 promise 50ms
    8.155 699 955  n0     hears n3: heartbeat t3 r700 promise 50ms
    8.155 699 955  n0     says to {n3}: heartbeat_ack t3 r700 promise 50ms
    8.155 716 330  n3     hears n4: heartbeat_ack t3 r700 promise 50ms
    8.155 724 215  n3     hears n2: heartbeat_ack t3 r700 promise 50ms
    8.155 734 465  n3     hears n1: heartbeat_ack t3 r700 promise 50ms
    8.155 735 892  n3     hears n0: heartbeat_ack t3 r700 promise 50ms
    8.165 665 201  n3     says to {n0, n1, n2, n4}: heartbeat t3 r701 promise 50ms
    8.165 691 470  n4     hears n3: heartbeat t3 r701 promise 50ms
    8.165 691 470  n4     says to {n3}: heartbeat_ack t3 r701 promise 50ms
    8.165 697 378  n1     hears n3: heartbeat t3 r701 promise 50ms
    8.165 697 378  n1     says to {n3}: heartbeat_ack t3 r701 promise 50ms
    8.165 699 197  n0     hears n3: heartbeat t3 r701 promise 50ms
    8.165 699 197  n0     says to {n3}: heartbeat_ack t3 r701 promise 50ms
    8.165 699 208  n2     hears n3: heartbeat t3 r701 promise 50ms
    8.165 699 208  n2     says to {n3}: heartbeat_ack t3 r701 promise 50ms
    8.165 726 743  n3     hears n4: heartbeat_ack t3 r701 promise 50ms
    8.165 726 880  n3     hears n1: heartbeat_ack t3 r701 promise 50ms
    8.165 729 989  n3     hears n2: heartbeat_ack t3 r701 promise 50ms
    8.165 735 310  n3     hears n0: heartbeat_ack t3 r701 promise 50ms
    8.175 665 751  n3     says to {n0, n1, n2, n4}: heartbeat t3 r702 promise 50ms
    8.175 694 435  n2     hears n3: heartbeat t3 r702 promise 50ms
    8.175 694 435  n2     says to {n3}: heartbeat_ack t3 r702 promise 50ms
    8.175 695 912  n4     hears n3: heartbeat t3 r702 promise 50ms
    8.175 695 912  n4     says to {n3}: heartbeat_ack t3 r702 promise 50ms
    8.175 698 495  n1     hears n3: heartbeat t3 r702 promise 50ms
    8.175 698 495  n1     says to {n3}: heartbeat_ack t3 r702 promise 50ms
    8.175 700 513  n0     hears n3: heartbeat t3 r702 promise 50ms
    8.175 700 513  n0     says to {n3}: heartbeat_ack t3 r702 promise 50ms
    8.175 724 127  n3     hears n2: heartbeat_ack t3 r702 promise 50ms
    8.175 724 667  n3     hears n4: heartbeat_ack t3 r702 promise 50ms
    8.175 730 423  n3     hears n0: heartbeat_ack t3 r702 promise 50ms
    8.175 731 911  n3     hears n1: heartbeat_ack t3 r702 promise 50ms
    8.185 665 984  n3     says to {n0, n1, n2, n4}: heartbeat t3 r703 promise 50ms
    8.185 693 200  n2     hears n3: heartbeat t3 r703 promise 50ms
    8.185 693 200  n2     says to {n3}: heartbeat_ack t3 r703 promise 50ms
    8.185 699 150  n4     hears n3: heartbeat t3 r703 promise 50ms
    8.185 699 150  n4     says to {n3}: heartbeat_ack t3 r703 promise 50ms
    8.185 699 471  n0     hears n3: heartbeat t3 r703 promise 50ms
    8.185 699 471  n0     says to {n3}: heartbeat_ack t3 r703 promise 50ms
    8.185 703 344  n1     hears n3: heartbeat t3 r703 promise 50ms
    8.185 703 344  n1     says to {n3}: heartbeat_ack t3 r703 promise 50ms
    8.185 729 322  n3     hears n0: heartbeat_ack t3 r703 promise 50ms
    8.185 730 519  n3     hears n1: heartbeat_ack t3 r703 promise 50ms
    8.185 730 541  n3     hears n2: heartbeat_ack t3 r703 promise 50ms
    8.185 730 747  n3     hears n4: heartbeat_ack t3 r703 promise 50ms
    8.195 666 485  n3     says to {n0, n1, n2, n4}: heartbeat t3 r704 promise 50ms
    8.195 694 263  n0     hears n3: heartbeat t3 r704 promise 50ms
    8.195 694 263  n0     says to {n3}: heartbeat_ack t3 r704 promise 50ms
    8.195 695 216  n2     hears n3: heartbeat t3 r704 promise 50ms
    8.195 695 216  n2     says to {n3}: heartbeat_ack t3 r704 promise 50ms
    8.195 698 379  n4     hears n3: heartbeat t3 r704 promise 50ms
    8.195 698 379  n4     says to {n3}: heartbeat_ack t3 r704 promise 50ms
    8.195 711 377  n1     hears n3: heartbeat t3 r704 promise 50ms
    8.195 711 377  n1     says to {n3}: heartbeat_ack t3 r704 promise 50ms
    8.195 724 647  n3     hears n0: heartbeat_ack t3 r704 promise 50ms
    8.195 729 613  n3     hears n2: heartbeat_ack t3 r704 promise 50ms
    8.195 735 206  n3     hears n4: heartbeat_ack t3 r704 promise 50ms
    8.195 745 402  n3     hears n1: heartbeat_ack t3 r704 promise 50ms
    8.205 667 217  n3     says to {n0, n1, n2, n4}: heartbeat t3 r705 promise 50ms
    8.205 692 687  n0     hears n3: heartbeat t3 r705 promise 50ms
    8.205 692 687  n0     says to {n3}: heartbeat_ack t3 r705 promise 50ms
    8.205 695 010  n4     hears n3: heartbeat t3 r705 promise 50ms
    8.205 695 010  n4     says to {n3}: heartbeat_ack t3 r705 promise 50ms
    8.205 701 284  n1     hears n3: heartbeat t3 r705 promise 50ms
    8.205 701 284  n1     says to {n3}: heartbeat_ack t3 r705 promise 50ms
    8.205 702 443  n2     hears n3: heartbeat t3 r705 promise 50ms
    8.205 702 443  n2     says to {n3}: heartbeat_ack t3 r705 promise 50ms
    8.205 718 575  n3     hears n0: heartbeat_ack t3 r705 promise 50ms
    8.205 729 147  n3     hears n4: heartbeat_ack t3 r705 promise 50ms
    8.205 735 659  n3     hears n2: heartbeat_ack t3 r705 promise 50ms
    8.205 737 054  n3     hears n1: heartbeat_ack t3 r705 promise 50ms
    8.215 667 337  n3     says to {n0, n1, n2, n4}: heartbeat t3 r706 promise 50ms
    8.215 696 426  n0     hears n3: heartbeat t3 r706 promise 50ms
    8.215 696 426  n0     says to {n3}: heartbeat_ack t3 r706 promise 50ms
    8.215 697 019  n1     hears n3: heartbeat t3 r706 promise 50ms
    8.215 697 019  n1     says to {n3}: heartbeat_ack t3 r706 promise 50ms
    8.215 697 020  n4     hears n3: heartbeat t3 r706 promise 50ms
    8.215 697 020  n4     says to {n3}: heartbeat_ack t3 r706 promise 50ms
    8.215 699 252  n2     hears n3: heartbeat t3 r706 promise 50ms
    8.215 699 252  n2     says to {n3}: heartbeat_ack t3 r706 promise 50ms
    8.215 722 106  n3     hears n1: heartbeat_ack t3 r706 promise 50ms
    8.215 724 930  n3     hears n0: heartbeat_ack t3 r706 promise 50ms
    8.215 727 869  n3     hears n2: heartbeat_ack t3 r706 promise 50ms
    8.215 728 588  n3     hears n4: heartbeat_ack t3 r706 promise 50ms
    8.225 667 865  n3     says to {n0, n1, n2, n4}: heartbeat t3 r707 promise 50ms
    8.225 696 720  n4     hears n3: heartbeat t3 r707 promise 50ms
    8.225 696 720  n4     says to {n3}: heartbeat_ack t3 r707 promise 50ms
    8.225 697 065  n0     hears n3: heartbeat t3 r707 promise 50ms
    8.225 697 065  n0     says to {n3}: heartbeat_ack t3 r707 promise 50ms
    8.225 698 277  n2     hears n3: heartbeat t3 r707 promise 50ms
    8.225 698 277  n2     says to {n3}: heartbeat_ack t3 r707 promise 50ms
    8.225 703 551  n1     hears n3: heartbeat t3 r707 promise 50ms
    8.225 703 551  n1     says to {n3}: heartbeat_ack t3 r707 promise 50ms
    8.225 722 131  n3     hears n4: heartbeat_ack t3 r707 promise 50ms
    8.225 726 785  n3     hears n0: heartbeat_ack t3 r707 promise 50ms
    8.225 732 107  n3     hears n2: heartbeat_ack t3 r707 promise 50ms
    8.225 736 246  n3     hears n1: heartbeat_ack t3 r707 promise 50ms
    8.235 668 461  n3     says to {n0, n1, n2, n4}: heartbeat t3 r708 promise 50ms
    8.235 694 874  n4     hears n3: heartbeat t3 r708 promise 50ms
    8.235 694 874  n4     says to {n3}: heartbeat_ack t3 r708 promise 50ms
    8.235 701 055  n0     hears n3: heartbeat t3 r708 promise 50ms
    8.235 701 055  n0     says to {n3}: heartbeat_ack t3 r708 promise 50ms
    8.235 701 257  n1     hears n3: heartbeat t3 r708 promise 50ms
    8.235 701 257  n1     says to {n3}: heartbeat_ack t3 r708 promise 50ms
    8.235 702 275  n2     hears n3: heartbeat t3 r708 promise 50ms
    8.235 702 275  n2     says to {n3}: heartbeat_ack t3 r708 promise 50ms
    8.235 726 163  n3     hears n4: heartbeat_ack t3 r708 promise 50ms
    8.235 727 428  n3     hears n2: heartbeat_ack t3 r708 promise 50ms
    8.235 733 744  n3     hears n1: heartbeat_ack t3 r708 promise 50ms
    8.235 735 874  n3     hears n0: heartbeat_ack t3 r708 promise 50ms
    8.245 668 941  n3     says to {n0, n1, n2, n4}: heartbeat t3 r709 promise 50ms
    8.245 694 157  n4     hears n3: heartbeat t3 r709 promise 50ms
    8.245 694 157  n4     says to {n3}: heartbeat_ack t3 r709 promise 50ms
    8.245 697 634  n1     hears n3: heartbeat t3 r709 promise 50ms
    8.245 697 634  n1     says to {n3}: heartbeat_ack t3 r709 promise 50ms
    8.245 700 121  n2     hears n3: heartbeat t3 r709 promise 50ms
    8.245 700 121  n2     says to {n3}: heartbeat_ack t3 r709 promise 50ms
    8.245 706 077  n0     hears n3: heartbeat t3 r709 promise 50ms
    8.245 706 077  n0     says to {n3}: heartbeat_ack t3 r709 promise 50ms
    8.245 723 723  n3     hears n4: heartbeat_ack t3 r709 promise 50ms
    8.245 725 499  n3     hears n1: heartbeat_ack t3 r709 promise 50ms
    8.245 737 009  n3     hears n2: heartbeat_ack t3 r709 promise 50ms
    8.245 742 263  n3     hears n0: heartbeat_ack t3 r709 promise 50ms
    8.255 669 304  n3     says to {n0, n1, n2, n4}: heartbeat t3 r710 promise 50ms
    8.255 699 808  n0     hears n3: heartbeat t3 r710 promise 50ms
    8.255 699 808  n0     says to {n3}: heartbeat_ack t3 r710 promise 50ms
    8.255 700 569  n4     hears n3: heartbeat t3 r710 promise 50ms
    8.255 700 569  n4     says to {n3}: heartbeat_ack t3 r710 promise 50ms
    8.255 705 913  n2     hears n3: heartbeat t3 r710 promise 50ms
    8.255 705 913  n2     says to {n3}: heartbeat_ack t3 r710 promise 50ms
    8.255 728 889  n3     hears n4: heartbeat_ack t3 r710 promise 50ms
    8.255 732 112  n3     hears n2: heartbeat_ack t3 r710 promise 50ms
    8.255 735 812  n3     hears n0: heartbeat_ack t3 r710 promise 50ms
    8.255 775 530  n1     hears n3: heartbeat t3 r710 promise 50ms
    8.255 775 530  n1     says to {n3}: heartbeat_ack t3 r710 promise 50ms
    8.255 802 748  n3     hears n1: heartbeat_ack t3 r710 promise 50ms
    8.265 670 112  n3     says to {n0, n1, n2, n4}: heartbeat t3 r711 promise 50ms
    8.265 696 177  n1     hears n3: heartbeat t3 r711 promise 50ms
    8.265 696 177  n1     says to {n3}: heartbeat_ack t3 r711 promise 50ms
    8.265 696 399  n4     hears n3: heartbeat t3 r711 promise 50ms
    8.265 696 399  n4     says to {n3}: heartbeat_ack t3 r711 promise 50ms
    8.265 696 805  n2     hears n3: heartbeat t3 r711 promise 50ms
    8.265 696 805  n2     says to {n3}: heartbeat_ack t3 r711 promise 50ms
    8.265 703 732  n0     hears n3: heartbeat t3 r711 promise 50ms
    8.265 703 732  n0     says to {n3}: heartbeat_ack t3 r711 promise 50ms
    8.265 728 367  n3     hears n4: heartbeat_ack t3 r711 promise 50ms
    8.265 731 959  n3     hears n2: heartbeat_ack t3 r711 promise 50ms
    8.265 732 532  n3     hears n1: heartbeat_ack t3 r711 promise 50ms
    8.265 735 024  n3     hears n0: heartbeat_ack t3 r711 promise 50ms
    8.275 670 594  n3     says to {n0, n1, n2, n4}: heartbeat t3 r712 promise 50ms
    8.275 695 951  n1     hears n3: heartbeat t3 r712 promise 50ms
    8.275 695 951  n1     says to {n3}: heartbeat_ack t3 r712 promise 50ms
    8.275 696 173  n2     hears n3: heartbeat t3 r712 promise 50ms
    8.275 696 173  n2     says to {n3}: heartbeat_ack t3 r712 promise 50ms
    8.275 697 582  n0     hears n3: heartbeat t3 r712 promise 50ms
    8.275 697 582  n0     says to {n3}: heartbeat_ack t3 r712 promise 50ms
    8.275 700 747  n4     hears n3: heartbeat t3 r712 promise 50ms
    8.275 700 747  n4     says to {n3}: heartbeat_ack t3 r712 promise 50ms
    8.275 722 047  n3     hears n1: heartbeat_ack t3 r712 promise 50ms
    8.275 722 734  n3     hears n2: heartbeat_ack t3 r712 promise 50ms
    8.275 729 934  n3     hears n4: heartbeat_ack t3 r712 promise 50ms
    8.275 733 821  n3     hears n0: heartbeat_ack t3 r712 promise 50ms
    8.285 670 822  n3     says to {n0, n1, n2, n4}: heartbeat t3 r713 promise 50ms
    8.285 696 646  n0     hears n3: heartbeat t3 r713 promise 50ms
    8.285 696 646  n0     says to {n3}: heartbeat_ack t3 r713 promise 50ms
    8.285 702 741  n1     hears n3: heartbeat t3 r713 promise 50ms
    8.285 702 741  n1     says to {n3}: heartbeat_ack t3 r713 promise 50ms
    8.285 705 310  n2     hears n3: heartbeat t3 r713 promise 50ms
    8.285 705 310  n2     says to {n3}: heartbeat_ack t3 r713 promise 50ms
    8.285 706 323  n4     hears n3: heartbeat t3 r713 promise 50ms
    8.285 706 323  n4     says to {n3}: heartbeat_ack t3 r713 promise 50ms
    8.285 725 688  n3     hears n0: heartbeat_ack t3 r713 promise 50ms
    8.285 732 291  n3     hears n4: heartbeat_ack t3 r713 promise 50ms
    8.285 732 509  n3     hears n1: heartbeat_ack t3 r713 promise 50ms
    8.285 738 819  n3     hears n2: heartbeat_ack t3 r713 promise 50ms
    8.295 671 390  n3     says to {n0, n1, n2, n4}: heartbeat t3 r714 promise 50ms
    8.295 696 422  n0     hears n3: heartbeat t3 r714 promise 50ms
    8.295 696 422  n0     says to {n3}: heartbeat_ack t3 r714 promise 50ms
    8.295 698 046  n1     hears n3: heartbeat t3 r714 promise 50ms
    8.295 698 046  n1     says to {n3}: heartbeat_ack t3 r714 promise 50ms
    8.295 698 974  n2     hears n3: heartbeat t3 r714 promise 50ms
    8.295 698 974  n2     says to {n3}: heartbeat_ack t3 r714 promise 50ms
    8.295 700 012  n4     hears n3: heartbeat t3 r714 promise 50ms
    8.295 700 012  n4     says to {n3}: heartbeat_ack t3 r714 promise 50ms
    8.295 723 580  n3     hears n1: heartbeat_ack t3 r714 promise 50ms
    8.295 726 773  n3     hears n2: heartbeat_ack t3 r714 promise 50ms
    8.295 729 312  n3     hears n0: heartbeat_ack t3 r714 promise 50ms
    8.295 736 376  n3     hears n4: heartbeat_ack t3 r714 promise 50ms
    8.305 671 820  n3     says to {n0, n1, n2, n4}: heartbeat t3 r715 promise 50ms
    8.305 697 264  n4     hears n3: heartbeat t3 r715 promise 50ms
    8.305 697 264  n4     says to {n3}: heartbeat_ack t3 r715 promise 50ms
    8.305 699 239  n0     hears n3: heartbeat t3 r715 promise 50ms
    8.305 699 239  n0     says to {n3}: heartbeat_ack t3 r715 promise 50ms
    8.305 702 473  n2     hears n3: heartbeat t3 r715 promise 50ms
    8.305 702 473  n2     says to {n3}: heartbeat_ack t3 r715 promise 50ms
    8.305 705 548  n1     hears n3: heartbeat t3 r715 promise 50ms
    8.305 705 548  n1     says to {n3}: heartbeat_ack t3 r715 promise 50ms
    8.305 723 270  n3     hears n4: heartbeat_ack t3 r715 promise 50ms
    8.305 730 986  n3     hears n0: heartbeat_ack t3 r715 promise 50ms
    8.305 736 138  n3     hears n1: heartbeat_ack t3 r715 promise 50ms
    8.305 738 118  n3     hears n2: heartbeat_ack t3 r715 promise 50ms
    8.315 672 459  n3     says to {n0, n1, n2, n4}: heartbeat t3 r716 promise 50ms
    8.315 697 915  n2     hears n3: heartbeat t3 r716 promise 50ms
    8.315 697 915  n2     says to {n3}: heartbeat_ack t3 r716 promise 50ms
    8.315 703 879  n1     hears n3: heartbeat t3 r716 promise 50ms
    8.315 703 879  n1     says to {n3}: heartbeat_ack t3 r716 promise 50ms
    8.315 707 330  n0     hears n3: heartbeat t3 r716 promise 50ms
    8.315 707 330  n0     says to {n3}: heartbeat_ack t3 r716 promise 50ms
    8.315 708 111  n4     hears n3: heartbeat t3 r716 promise 50ms
    8.315 708 111  n4     says to {n3}: heartbeat_ack t3 r716 promise 50ms
    8.315 727 820  n3     hears n2: heartbeat_ack t3 r716 promise 50ms
    8.315 733 615  n3     hears n1: heartbeat_ack t3 r716 promise 50ms
    8.315 738 250  n3     hears n4: heartbeat_ack t3 r716 promise 50ms
    8.315 738 487  n3     hears n0: heartbeat_ack t3 r716 promise 50ms
    8.325 673 256  n3     says to {n0, n1, n2, n4}: heartbeat t3 r717 promise 50ms
    8.325 700 137  n0     hears n3: heartbeat t3 r717 promise 50ms
    8.325 700 137  n0     says to {n3}: heartbeat_ack t3 r717 promise 50ms
    8.325 701 088  n4     hears n3: heartbeat t3 r717 promise 50ms
    8.325 701 088  n4     says to {n3}: heartbeat_ack t3 r717 promise 50ms
    8.325 701 757  n1     hears n3: heartbeat t3 r717 promise 50ms
    8.325 701 757  n1     says to {n3}: heartbeat_ack t3 r717 promise 50ms
    8.325 705 210  n2     hears n3: heartbeat t3 r717 promise 50ms
    8.325 705 210  n2     says to {n3}: heartbeat_ack t3 r717 promise 50ms
    8.325 731 247  n3     hears n1: heartbeat_ack t3 r717 promise 50ms
    8.325 735 275  n3     hears n2: heartbeat_ack t3 r717 promise 50ms
    8.325 736 177  n3     hears n0: heartbeat_ack t3 r717 promise 50ms
    8.325 738 310  n3     hears n4: heartbeat_ack t3 r717 promise 50ms
    8.335 673 422  n3     says to {n0, n1, n2, n4}: heartbeat t3 r718 promise 50ms
    8.335 699 127  n0     hears n3: heartbeat t3 r718 promise 50ms
    8.335 699 127  n0     says to {n3}: heartbeat_ack t3 r718 promise 50ms
    8.335 701 599  n4     hears n3: heartbeat t3 r718 promise 50ms
    8.335 701 599  n4     says to {n3}: heartbeat_ack t3 r718 promise 50ms
    8.335 707 085  n1     hears n3: heartbeat t3 r718 promise 50ms
    8.335 707 085  n1     says to {n3}: heartbeat_ack t3 r718 promise 50ms
    8.335 708 472  n2     hears n3: heartbeat t3 r718 promise 50ms
    8.335 708 472  n2     says to {n3}: heartbeat_ack t3 r718 promise 50ms
    8.335 728 827  n3     hears n4: heartbeat_ack t3 r718 promise 50ms
    8.335 730 120  n3     hears n0: heartbeat_ack t3 r718 promise 50ms
    8.335 733 536  n3     hears n2: heartbeat_ack t3 r718 promise 50ms
    8.335 744 249  n3     hears n1: heartbeat_ack t3 r718 promise 50ms
    8.345 674 179  n3     says to {n0, n1, n2, n4}: heartbeat t3 r719 promise 50ms
    8.345 702 691  n1     hears n3: heartbeat t3 r719 promise 50ms
    8.345 702 691  n1     says to {n3}: heartbeat_ack t3 r719 promise 50ms
    8.345 702 817  n0     hears n3: heartbeat t3 r719 promise 50ms
    8.345 702 817  n0     says to {n3}: heartbeat_ack t3 r719 promise 50ms
    8.345 703 944  n4     hears n3: heartbeat t3 r719 promise 50ms
    8.345 703 944  n4     says to {n3}: heartbeat_ack t3 r719 promise 50ms
    8.345 703 957  n2     hears n3: heartbeat t3 r719 promise 50ms
    8.345 703 957  n2     says to {n3}: heartbeat_ack t3 r719 promise 50ms
    8.345 730 733  n3     hears n2: heartbeat_ack t3 r719 promise 50ms
    8.345 731 887  n3     hears n0: heartbeat_ack t3 r719 promise 50ms
    8.345 733 071  n3     hears n4: heartbeat_ack t3 r719 promise 50ms
    8.345 737 322  n3     hears n1: heartbeat_ack t3 r719 promise 50ms
    8.355 674 312  n3     says to {n0, n1, n2, n4}: heartbeat t3 r720 promise 50ms
    8.355 700 599  n0     hears n3: heartbeat t3 r720 promise 50ms
    8.355 700 599  n0     says to {n3}: heartbeat_ack t3 r720 promise 50ms
    8.355 704 077  n4     hears n3: heartbeat t3 r720 promise 50ms
    8.355 704 077  n4     says to {n3}: heartbeat_ack t3 r720 promise 50ms
    8.355 704 814  n2     hears n3: heartbeat t3 r720 promise 50ms
    8.355 704 814  n2     says to {n3}: heartbeat_ack t3 r720 promise 50ms
    8.355 707 719  n1     hears n3: heartbeat t3 r720 promise 50ms
    8.355 707 719  n1     says to {n3}: heartbeat_ack t3 r720 promise 50ms
    8.355 728 063  n3     hears n0: heartbeat_ack t3 r720 promise 50ms
    8.355 733 199  n3     hears n2: heartbeat_ack t3 r720 promise 50ms
    8.355 738 438  n3     hears n4: heartbeat_ack t3 r720 promise 50ms
    8.355 743 542  n3     hears n1: heartbeat_ack t3 r720 promise 50ms
    8.365 675 259  n3     says to {n0, n1, n2, n4}: heartbeat t3 r721 promise 50ms
    8.365 702 278  n2     hears n3: heartbeat t3 r721 promise 50ms
    8.365 702 278  n2     says to {n3}: heartbeat_ack t3 r721 promise 50ms
    8.365 704 236  n4     hears n3: heartbeat t3 r721 promise 50ms
    8.365 704 236  n4     says to {n3}: heartbeat_ack t3 r721 promise 50ms
    8.365 708 689  n1     hears n3: heartbeat t3 r721 promise 50ms
    8.365 708 689  n1     says to {n3}: heartbeat_ack t3 r721 promise 50ms
    8.365 710 005  n0     hears n3: heartbeat t3 r721 promise 50ms
    8.365 710 005  n0     says to {n3}: heartbeat_ack t3 r721 promise 50ms
    8.365 734 612  n3     hears n4: heartbeat_ack t3 r721 promise 50ms
    8.365 735 916  n3     hears n0: heartbeat_ack t3 r721 promise 50ms
    8.365 735 931  n3     hears n2: heartbeat_ack t3 r721 promise 50ms
    8.365 744 357  n3     hears n1: heartbeat_ack t3 r721 promise 50ms
    8.375 675 616  n3     says to {n0, n1, n2, n4}: heartbeat t3 r722 promise 50ms
    8.375 703 021  n4     hears n3: heartbeat t3 r722 promise 50ms
    8.375 703 021  n4     says to {n3}: heartbeat_ack t3 r722 promise 50ms
    8.375 703 558  n2     hears n3: heartbeat t3 r722 promise 50ms
    8.375 703 558  n2     says to {n3}: heartbeat_ack t3 r722 promise 50ms
    8.375 704 717  n0     hears n3: heartbeat t3 r722 promise 50ms
    8.375 704 717  n0     says to {n3}: heartbeat_ack t3 r722 promise 50ms
    8.375 709 892  n1     hears n3: heartbeat t3 r722 promise 50ms
    8.375 709 892  n1     says to {n3}: heartbeat_ack t3 r722 promise 50ms
    8.375 732 971  n3     hears n2: heartbeat_ack t3 r722 promise 50ms
    8.375 736 612  n3     hears n1: heartbeat_ack t3 r722 promise 50ms
    8.375 736 647  n3     hears n0: heartbeat_ack t3 r722 promise 50ms
    8.375 738 623  n3     hears n4: heartbeat_ack t3 r722 promise 50ms
    8.385 676 196  n3     says to {n0, n1, n2, n4}: heartbeat t3 r723 promise 50ms
    8.385 701 597  n4     hears n3: heartbeat t3 r723 promise 50ms
    8.385 701 597  n4     says to {n3}: heartbeat_ack t3 r723 promise 50ms
    8.385 706 794  n1     hears n3: heartbeat t3 r723 promise 50ms
    8.385 706 794  n1     says to {n3}: heartbeat_ack t3 r723 promise 50ms
    8.385 711 680  n0     hears n3: heartbeat t3 r723 promise 50ms
    8.385 711 680  n0     says to {n3}: heartbeat_ack t3 r723 promise 50ms
    8.385 713 014  n2     hears n3: heartbeat t3 r723 promise 50ms
    8.385 713 014  n2     says to {n3}: heartbeat_ack t3 r723 promise 50ms
    8.385 738 789  n3     hears n4: heartbeat_ack t3 r723 promise 50ms
    8.385 739 973  n3     hears n2: heartbeat_ack t3 r723 promise 50ms
    8.385 742 384  n3     hears n0: heartbeat_ack t3 r723 promise 50ms
    8.385 743 307  n3     hears n1: heartbeat_ack t3 r723 promise 50ms
    8.395 676 626  n3     says to {n0, n1, n2, n4}: heartbeat t3 r724 promise 50ms
    8.395 707 784  n4     hears n3: heartbeat t3 r724 promise 50ms
    8.395 707 784  n4     says to {n3}: heartbeat_ack t3 r724 promise 50ms
    8.395 708 138  n1     hears n3: heartbeat t3 r724 promise 50ms
    8.395 708 138  n1     says to {n3}: heartbeat_ack t3 r724 promise 50ms
    8.395 711 441  n0     hears n3: heartbeat t3 r724 promise 50ms
    8.395 711 441  n0     says to {n3}: heartbeat_ack t3 r724 promise 50ms
    8.395 712 436  n2     hears n3: heartbeat t3 r724 promise 50ms
    8.395 712 436  n2     says to {n3}: heartbeat_ack t3 r724 promise 50ms
    8.395 733 798  n3     hears n4: heartbeat_ack t3 r724 promise 50ms
    8.395 743 320  n3     hears n2: heartbeat_ack t3 r724 promise 50ms
    8.395 744 367  n3     hears n1: heartbeat_ack t3 r724 promise 50ms
    8.395 744 431  n3     hears n0: heartbeat_ack t3 r724 promise 50ms
    8.405 676 938  n3     says to {n0, n1, n2, n4}: heartbeat t3 r725 promise 50ms
    8.405 703 854  n2     hears n3: heartbeat t3 r725 promise 50ms
    8.405 703 854  n2     says to {n3}: heartbeat_ack t3 r725 promise 50ms
    8.405 706 983  n1     hears n3: heartbeat t3 r725 promise 50ms
    8.405 706 983  n1     says to {n3}: heartbeat_ack t3 r725 promise 50ms
    8.405 707 652  n0     hears n3: heartbeat t3 r725 promise 50ms
    8.405 707 652  n0     says to {n3}: heartbeat_ack t3 r725 promise 50ms
    8.405 712 299  n4     hears n3: heartbeat t3 r725 promise 50ms
    8.405 712 299  n4     says to {n3}: heartbeat_ack t3 r725 promise 50ms
    8.405 734 587  n3     hears n2: heartbeat_ack t3 r725 promise 50ms
    8.405 740 993  n3     hears n0: heartbeat_ack t3 r725 promise 50ms
    8.405 742 395  n3     hears n1: heartbeat_ack t3 r725 promise 50ms
    8.405 743 525  n3     hears n4: heartbeat_ack t3 r725 promise 50ms
    8.415 677 318  n3     says to {n0, n1, n2, n4}: heartbeat t3 r726 promise 50ms
    8.415 704 933  n1     hears n3: heartbeat t3 r726 promise 50ms
    8.415 704 933  n1     says to {n3}: heartbeat_ack t3 r726 promise 50ms
    8.415 711 471  n0     hears n3: heartbeat t3 r726 promise 50ms
    8.415 711 471  n0     says to {n3}: heartbeat_ack t3 r726 promise 50ms
    8.415 711 988  n4     hears n3: heartbeat t3 r726 promise 50ms
    8.415 711 988  n4     says to {n3}: heartbeat_ack t3 r726 promise 50ms
    8.415 712 975  n2     hears n3: heartbeat t3 r726 promise 50ms
    8.415 712 975  n2     says to {n3}: heartbeat_ack t3 r726 promise 50ms
    8.415 739 896  n3     hears n0: heartbeat_ack t3 r726 promise 50ms
    8.415 741 594  n3     hears n1: heartbeat_ack t3 r726 promise 50ms
    8.415 744 001  n3     hears n4: heartbeat_ack t3 r726 promise 50ms
    8.415 748 661  n3     hears n2: heartbeat_ack t3 r726 promise 50ms
    8.425 677 884  n3     says to {n0, n1, n2, n4}: heartbeat t3 r727 promise 50ms
    8.425 707 849  n4     hears n3: heartbeat t3 r727 promise 50ms
    8.425 707 849  n4     says to {n3}: heartbeat_ack t3 r727 promise 50ms
    8.425 709 232  n0     hears n3: heartbeat t3 r727 promise 50ms
    8.425 709 232  n0     says to {n3}: heartbeat_ack t3 r727 promise 50ms
    8.425 710 122  n2     hears n3: heartbeat t3 r727 promise 50ms
    8.425 710 122  n2     says to {n3}: heartbeat_ack t3 r727 promise 50ms
    8.425 711 161  n1     hears n3: heartbeat t3 r727 promise 50ms
    8.425 711 161  n1     says to {n3}: heartbeat_ack t3 r727 promise 50ms
    8.425 735 372  n3     hears n2: heartbeat_ack t3 r727 promise 50ms
    8.425 737 871  n3     hears n0: heartbeat_ack t3 r727 promise 50ms
    8.425 742 500  n3     hears n4: heartbeat_ack t3 r727 promise 50ms
    8.425 744 039  n3     hears n1: heartbeat_ack t3 r727 promise 50ms
    8.435 678 335  n3     says to {n0, n1, n2, n4}: heartbeat t3 r728 promise 50ms
    8.435 704 444  n2     hears n3: heartbeat t3 r728 promise 50ms
    8.435 704 444  n2     says to {n3}: heartbeat_ack t3 r728 promise 50ms
    8.435 706 252  n4     hears n3: heartbeat t3 r728 promise 50ms
    8.435 706 252  n4     says to {n3}: heartbeat_ack t3 r728 promise 50ms
    8.435 711 182  n1     hears n3: heartbeat t3 r728 promise 50ms
    8.435 711 182  n1     says to {n3}: heartbeat_ack t3 r728 promise 50ms
    8.435 715 655  n0     hears n3: heartbeat t3 r728 promise 50ms
    8.435 715 655  n0     says to {n3}: heartbeat_ack t3 r728 promise 50ms
    8.435 732 876  n3     hears n2: heartbeat_ack t3 r728 promise 50ms
    8.435 737 432  n3     hears n4: heartbeat_ack t3 r728 promise 50ms
    8.435 742 345  n3     hears n1: heartbeat_ack t3 r728 promise 50ms
    8.435 751 828  n3     hears n0: heartbeat_ack t3 r728 promise 50ms
    8.445 678 791  n3     says to {n0, n1, n2, n4}: heartbeat t3 r729 promise 50ms
    8.445 704 862  n4     hears n3: heartbeat t3 r729 promise 50ms
    8.445 704 862  n4     says to {n3}: heartbeat_ack t3 r729 promise 50ms
    8.445 705 130  n0     hears n3: heartbeat t3 r729 promise 50ms
    8.445 705 130  n0     says to {n3}: heartbeat_ack t3 r729 promise 50ms
    8.445 713 137  n2     hears n3: heartbeat t3 r729 promise 50ms
    8.445 713 137  n2     says to {n3}: heartbeat_ack t3 r729 promise 50ms
    8.445 713 385  n1     hears n3: heartbeat t3 r729 promise 50ms
    8.445 713 385  n1     says to {n3}: heartbeat_ack t3 r729 promise 50ms
    8.445 731 034  n3     hears n0: heartbeat_ack t3 r729 promise 50ms
    8.445 732 972  n3     hears n4: heartbeat_ack t3 r729 promise 50ms
    8.445 743 317  n3     hears n2: heartbeat_ack t3 r729 promise 50ms
    8.445 747 263  n3     hears n1: heartbeat_ack t3 r729 promise 50ms
    8.455 679 633  n3     says to {n0, n1, n2, n4}: heartbeat t3 r730 promise 50ms
    8.455 709 307  n1     hears n3: heartbeat t3 r730 promise 50ms
    8.455 709 307  n1     says to {n3}: heartbeat_ack t3 r730 promise 50ms
    8.455 711 313  n0     hears n3: heartbeat t3 r730 promise 50ms
    8.455 711 313  n0     says to {n3}: heartbeat_ack t3 r730 promise 50ms
    8.455 712 105  n2     hears n3: heartbeat t3 r730 promise 50ms
    8.455 712 105  n2     says to {n3}: heartbeat_ack t3 r730 promise 50ms
    8.455 712 669  n4     hears n3: heartbeat t3 r730 promise 50ms
    8.455 712 669  n4     says to {n3}: heartbeat_ack t3 r730 promise 50ms
    8.455 737 914  n3     hears n4: heartbeat_ack t3 r730 promise 50ms
    8.455 740 323  n3     hears n0: heartbeat_ack t3 r730 promise 50ms
    8.455 745 512  n3     hears n1: heartbeat_ack t3 r730 promise 50ms
    8.455 749 037  n3     hears n2: heartbeat_ack t3 r730 promise 50ms
    8.465 680 240  n3     says to {n0, n1, n2, n4}: heartbeat t3 r731 promise 50ms
    8.465 706 942  n2     hears n3: heartbeat t3 r731 promise 50ms
    8.465 706 942  n2     says to {n3}: heartbeat_ack t3 r731 promise 50ms
    8.465 707 759  n0     hears n3: heartbeat t3 r731 promise 50ms
    8.465 707 759  n0     says to {n3}: heartbeat_ack t3 r731 promise 50ms
    8.465 709 347  n4     hears n3: heartbeat t3 r731 promise 50ms
    8.465 709 347  n4     says to {n3}: heartbeat_ack t3 r731 promise 50ms
    8.465 714 604  n1     hears n3: heartbeat t3 r731 promise 50ms
    8.465 714 604  n1     says to {n3}: heartbeat_ack t3 r731 promise 50ms
    8.465 737 391  n3     hears n2: heartbeat_ack t3 r731 promise 50ms
    8.465 741 665  n3     hears n4: heartbeat_ack t3 r731 promise 50ms
    8.465 743 036  n3     hears n0: heartbeat_ack t3 r731 promise 50ms
    8.465 750 294  n3     hears n1: heartbeat_ack t3 r731 promise 50ms
    8.475 680 298  n3     says to {n0, n1, n2, n4}: heartbeat t3 r732 promise 50ms
    8.475 705 999  n0     hears n3: heartbeat t3 r732 promise 50ms
    8.475 705 999  n0     says to {n3}: heartbeat_ack t3 r732 promise 50ms
    8.475 709 929  n1     hears n3: heartbeat t3 r732 promise 50ms
    8.475 709 929  n1     says to {n3}: heartbeat_ack t3 r732 promise 50ms
    8.475 710 139  n4     hears n3: heartbeat t3 r732 promise 50ms
    8.475 710 139  n4     says to {n3}: heartbeat_ack t3 r732 promise 50ms
    8.475 711 291  n2     hears n3: heartbeat t3 r732 promise 50ms
    8.475 711 291  n2     says to {n3}: heartbeat_ack t3 r732 promise 50ms
    8.475 733 591  n3     hears n0: heartbeat_ack t3 r732 promise 50ms
    8.475 738 651  n3     hears n4: heartbeat_ack t3 r732 promise 50ms
    8.475 742 139  n3     hears n2: heartbeat_ack t3 r732 promise 50ms
    8.475 742 599  n3     hears n1: heartbeat_ack t3 r732 promise 50ms
    8.485 681 043  n3     says to {n0, n1, n2, n4}: heartbeat t3 r733 promise 50ms
    8.485 708 617  n4     hears n3: heartbeat t3 r733 promise 50ms
    8.485 708 617  n4     says to {n3}: heartbeat_ack t3 r733 promise 50ms
    8.485 708 855  n2     hears n3: heartbeat t3 r733 promise 50ms
    8.485 708 855  n2     says to {n3}: heartbeat_ack t3 r733 promise 50ms
    8.485 710 820  n0     hears n3: heartbeat t3 r733 promise 50ms
    8.485 710 820  n0     says to {n3}: heartbeat_ack t3 r733 promise 50ms
    8.485 716 799  n1     hears n3: heartbeat t3 r733 promise 50ms
    8.485 716 799  n1     says to {n3}: heartbeat_ack t3 r733 promise 50ms
    8.485 740 380  n3     hears n0: heartbeat_ack t3 r733 promise 50ms
    8.485 741 456  n3     hears n4: heartbeat_ack t3 r733 promise 50ms
    8.485 745 076  n3     hears n2: heartbeat_ack t3 r733 promise 50ms
    8.485 745 798  n3     hears n1: heartbeat_ack t3 r733 promise 50ms
    8.495 681 581  n3     says to {n0, n1, n2, n4}: heartbeat t3 r734 promise 50ms
    8.495 710 865  n0     hears n3: heartbeat t3 r734 promise 50ms
    8.495 710 865  n0     says to {n3}: heartbeat_ack t3 r734 promise 50ms
    8.495 711 405  n4     hears n3: heartbeat t3 r734 promise 50ms
    8.495 711 405  n4     says to {n3}: heartbeat_ack t3 r734 promise 50ms
    8.495 712 665  n2     hears n3: heartbeat t3 r734 promise 50ms
    8.495 712 665  n2     says to {n3}: heartbeat_ack t3 r734 promise 50ms
    8.495 716 192  n1     hears n3: heartbeat t3 r734 promise 50ms
    8.495 716 192  n1     says to {n3}: heartbeat_ack t3 r734 promise 50ms
    8.495 742 261  n3     hears n1: heartbeat_ack t3 r734 promise 50ms
    8.495 747 069  n3     hears n0: heartbeat_ack t3 r734 promise 50ms
    8.495 747 951  n3     hears n4: heartbeat_ack t3 r734 promise 50ms
    8.495 748 056  n3     hears n2: heartbeat_ack t3 r734 promise 50ms
    8.505 682 264  n3     says to {n0, n1, n2, n4}: heartbeat t3 r735 promise 50ms
    8.505 710 144  n2     hears n3: heartbeat t3 r735 promise 50ms
    8.505 710 144  n2     says to {n3}: heartbeat_ack t3 r735 promise 50ms
    8.505 713 569  n1     hears n3: heartbeat t3 r735 promise 50ms
    8.505 713 569  n1     says to {n3}: heartbeat_ack t3 r735 promise 50ms
    8.505 714 821  n0     hears n3: heartbeat t3 r735 promise 50ms
    8.505 714 821  n0     says to {n3}: heartbeat_ack t3 r735 promise 50ms
    8.505 719 730  n4     hears n3: heartbeat t3 r735 promise 50ms
    8.505 719 730  n4     says to {n3}: heartbeat_ack t3 r735 promise 50ms
    8.505 738 830  n3     hears n2: heartbeat_ack t3 r735 promise 50ms
    8.505 740 588  n3     hears n1: heartbeat_ack t3 r735 promise 50ms
    8.505 747 665  n3     hears n0: heartbeat_ack t3 r735 promise 50ms
    8.505 752 666  n3     hears n4: heartbeat_ack t3 r735 promise 50ms
    8.515 682 444  n3     says to {n0, n1, n2, n4}: heartbeat t3 r736 promise 50ms
    8.515 708 317  n0     hears n3: heartbeat t3 r736 promise 50ms
    8.515 708 317  n0     says to {n3}: heartbeat_ack t3 r736 promise 50ms
    8.515 709 164  n2     hears n3: heartbeat t3 r736 promise 50ms
    8.515 709 164  n2     says to {n3}: heartbeat_ack t3 r736 promise 50ms
    8.515 712 583  n4     hears n3: heartbeat t3 r736 promise 50ms
    8.515 712 583  n4     says to {n3}: heartbeat_ack t3 r736 promise 50ms
    8.515 718 808  n1     hears n3: heartbeat t3 r736 promise 50ms
    8.515 718 808  n1     says to {n3}: heartbeat_ack t3 r736 promise 50ms
    8.515 738 034  n3     hears n2: heartbeat_ack t3 r736 promise 50ms
    8.515 743 668  n3     hears n0: heartbeat_ack t3 r736 promise 50ms
    8.515 744 813  n3     hears n4: heartbeat_ack t3 r736 promise 50ms
    8.515 747 262  n3     hears n1: heartbeat_ack t3 r736 promise 50ms
    8.525 683 181  n3     says to {n0, n1, n2, n4}: heartbeat t3 r737 promise 50ms
    8.525 709 403  n4     hears n3: heartbeat t3 r737 promise 50ms
    8.525 709 403  n4     says to {n3}: heartbeat_ack t3 r737 promise 50ms
    8.525 709 807  n0     hears n3: heartbeat t3 r737 promise 50ms
    8.525 709 807  n0     says to {n3}: heartbeat_ack t3 r737 promise 50ms
    8.525 714 193  n1     hears n3: heartbeat t3 r737 promise 50ms
    8.525 714 193  n1     says to {n3}: heartbeat_ack t3 r737 promise 50ms
    8.525 719 235  n2     hears n3: heartbeat t3 r737 promise 50ms
    8.525 719 235  n2     says to {n3}: heartbeat_ack t3 r737 promise 50ms
    8.525 742 149  n3     hears n0: heartbeat_ack t3 r737 promise 50ms
    8.525 744 671  n3     hears n1: heartbeat_ack t3 r737 promise 50ms
    8.525 745 207  n3     hears n4: heartbeat_ack t3 r737 promise 50ms
    8.525 754 833  n3     hears n2: heartbeat_ack t3 r737 promise 50ms
    8.535 683 540  n3     says to {n0, n1, n2, n4}: heartbeat t3 r738 promise 50ms
    8.535 718 227  n1     hears n3: heartbeat t3 r738 promise 50ms
    8.535 718 227  n1     says to {n3}: heartbeat_ack t3 r738 promise 50ms
    8.535 719 515  n4     hears n3: heartbeat t3 r738 promise 50ms
    8.535 719 515  n4     says to {n3}: heartbeat_ack t3 r738 promise 50ms
    8.535 719 752  n0     hears n3: heartbeat t3 r738 promise 50ms
    8.535 719 752  n0     says to {n3}: heartbeat_ack t3 r738 promise 50ms
    8.535 720 741  n2     hears n3: heartbeat t3 r738 promise 50ms
    8.535 720 741  n2     says to {n3}: heartbeat_ack t3 r738 promise 50ms
    8.535 746 209  n3     hears n1: heartbeat_ack t3 r738 promise 50ms
    8.535 749 074  n3     hears n0: heartbeat_ack t3 r738 promise 50ms
    8.535 750 425  n3     hears n2: heartbeat_ack t3 r738 promise 50ms
    8.535 755 065  n3     hears n4: heartbeat_ack t3 r738 promise 50ms
    8.545 684 218  n3     says to {n0, n1, n2, n4}: heartbeat t3 r739 promise 50ms
    8.545 709 785  n0     hears n3: heartbeat t3 r739 promise 50ms
    8.545 709 785  n0     says to {n3}: heartbeat_ack t3 r739 promise 50ms
    8.545 716 575  n2     hears n3: heartbeat t3 r739 promise 50ms
    8.545 716 575  n2     says to {n3}: heartbeat_ack t3 r739 promise 50ms
    8.545 717 102  n4     hears n3: heartbeat t3 r739 promise 50ms
    8.545 717 102  n4     says to {n3}: heartbeat_ack t3 r739 promise 50ms
    8.545 719 105  n1     hears n3: heartbeat t3 r739 promise 50ms
    8.545 719 105  n1     says to {n3}: heartbeat_ack t3 r739 promise 50ms
    8.545 738 438  n3     hears n0: heartbeat_ack t3 r739 promise 50ms
    8.545 743 713  n3     hears n4: heartbeat_ack t3 r739 promise 50ms
    8.545 746 561  n3     hears n2: heartbeat_ack t3 r739 promise 50ms
    8.545 748 512  n3     hears n1: heartbeat_ack t3 r739 promise 50ms
    8.555 684 541  n3     says to {n0, n1, n2, n4}: heartbeat t3 r740 promise 50ms
    8.555 714 651  n1     hears n3: heartbeat t3 r740 promise 50ms
    8.555 714 651  n1     says to {n3}: heartbeat_ack t3 r740 promise 50ms
    8.555 719 485  n4     hears n3: heartbeat t3 r740 promise 50ms
    8.555 719 485  n4     says to {n3}: heartbeat_ack t3 r740 promise 50ms
    8.555 721 183  n2     hears n3: heartbeat t3 r740 promise 50ms
    8.555 721 183  n2     says to {n3}: heartbeat_ack t3 r740 promise 50ms
    8.555 721 946  n0     hears n3: heartbeat t3 r740 promise 50ms
    8.555 721 946  n0     says to {n3}: heartbeat_ack t3 r740 promise 50ms
    8.555 744 843  n3     hears n4: heartbeat_ack t3 r740 promise 50ms
    8.555 746 516  n3     hears n1: heartbeat_ack t3 r740 promise 50ms
    8.555 747 327  n3     hears n0: heartbeat_ack t3 r740 promise 50ms
    8.555 752 027  n3     hears n2: heartbeat_ack t3 r740 promise 50ms
    8.565 685 033  n3     says to {n0, n1, n2, n4}: heartbeat t3 r741 promise 50ms
    8.565 710 410  n2     hears n3: heartbeat t3 r741 promise 50ms
    8.565 710 410  n2     says to {n3}: heartbeat_ack t3 r741 promise 50ms
    8.565 713 206  n0     hears n3: heartbeat t3 r741 promise 50ms
    8.565 713 206  n0     says to {n3}: heartbeat_ack t3 r741 promise 50ms
    8.565 717 621  n4     hears n3: heartbeat t3 r741 promise 50ms
    8.565 717 621  n4     says to {n3}: heartbeat_ack t3 r741 promise 50ms
    8.565 720 182  n1     hears n3: heartbeat t3 r741 promise 50ms
    8.565 720 182  n1     says to {n3}: heartbeat_ack t3 r741 promise 50ms
    8.565 744 855  n3     hears n2: heartbeat_ack t3 r741 promise 50ms
    8.565 745 362  n3     hears n0: heartbeat_ack t3 r741 promise 50ms
    8.565 749 830  n3     hears n1: heartbeat_ack t3 r741 promise 50ms
    8.565 754 294  n3     hears n4: heartbeat_ack t3 r741 promise 50ms
    8.575 685 690  n3     says to {n0, n1, n2, n4}: heartbeat t3 r742 promise 50ms
    8.575 713 983  n1     hears n3: heartbeat t3 r742 promise 50ms
    8.575 713 983  n1     says to {n3}: heartbeat_ack t3 r742 promise 50ms
    8.575 718 769  n4     hears n3: heartbeat t3 r742 promise 50ms
    8.575 718 769  n4     says to {n3}: heartbeat_ack t3 r742 promise 50ms
    8.575 719 157  n0     hears n3: heartbeat t3 r742 promise 50ms
    8.575 719 157  n0     says to {n3}: heartbeat_ack t3 r742 promise 50ms
    8.575 723 143  n2     hears n3: heartbeat t3 r742 promise 50ms
    8.575 723 143  n2     says to {n3}: heartbeat_ack t3 r742 promise 50ms
    8.575 742 798  n3     hears n1: heartbeat_ack t3 r742 promise 50ms
    8.575 754 118  n3     hears n4: heartbeat_ack t3 r742 promise 50ms
    8.575 756 139  n3     hears n2: heartbeat_ack t3 r742 promise 50ms
    8.575 756 186  n3     hears n0: heartbeat_ack t3 r742 promise 50ms
    8.585 686 084  n3     says to {n0, n1, n2, n4}: heartbeat t3 r743 promise 50ms
    8.585 716 390  n1     hears n3: heartbeat t3 r743 promise 50ms
    8.585 716 390  n1     says to {n3}: heartbeat_ack t3 r743 promise 50ms
    8.585 719 347  n4     hears n3: heartbeat t3 r743 promise 50ms
    8.585 719 347  n4     says to {n3}: heartbeat_ack t3 r743 promise 50ms
    8.585 720 740  n0     hears n3: heartbeat t3 r743 promise 50ms
    8.585 720 740  n0     says to {n3}: heartbeat_ack t3 r743 promise 50ms
    8.585 721 510  n2     hears n3: heartbeat t3 r743 promise 50ms
    8.585 721 510  n2     says to {n3}: heartbeat_ack t3 r743 promise 50ms
    8.585 742 084  n3     hears n1: heartbeat_ack t3 r743 promise 50ms
    8.585 745 773  n3     hears n4: heartbeat_ack t3 r743 promise 50ms
    8.585 749 237  n3     hears n2: heartbeat_ack t3 r743 promise 50ms
    8.585 753 109  n3     hears n0: heartbeat_ack t3 r743 promise 50ms
    8.595 686 653  n3     says to {n0, n1, n2, n4}: heartbeat t3 r744 promise 50ms
    8.595 711 712  n2     hears n3: heartbeat t3 r744 promise 50ms
    8.595 711 712  n2     says to {n3}: heartbeat_ack t3 r744 promise 50ms
    8.595 712 640  n0     hears n3: heartbeat t3 r744 promise 50ms
    8.595 712 640  n0     says to {n3}: heartbeat_ack t3 r744 promise 50ms
    8.595 719 784  n1     hears n3: heartbeat t3 r744 promise 50ms
    8.595 719 784  n1     says to {n3}: heartbeat_ack t3 r744 promise 50ms
    8.595 721 033  n4     hears n3: heartbeat t3 r744 promise 50ms
    8.595 721 033  n4     says to {n3}: heartbeat_ack t3 r744 promise 50ms
    8.595 747 393  n3     hears n0: heartbeat_ack t3 r744 promise 50ms
    8.595 747 735  n3     hears n2: heartbeat_ack t3 r744 promise 50ms
    8.595 752 684  n3     hears n1: heartbeat_ack t3 r744 promise 50ms
    8.595 757 597  n3     hears n4: heartbeat_ack t3 r744 promise 50ms
    8.605 687 194  n3     says to {n0, n1, n2, n4}: heartbeat t3 r745 promise 50ms
    8.605 713 400  n2     hears n3: heartbeat t3 r745 promise 50ms
    8.605 713 400  n2     says to {n3}: heartbeat_ack t3 r745 promise 50ms
    8.605 721 789  n0     hears n3: heartbeat t3 r745 promise 50ms
    8.605 721 789  n0     says to {n3}: heartbeat_ack t3 r745 promise 50ms
    8.605 722 321  n4     hears n3: heartbeat t3 r745 promise 50ms
    8.605 722 321  n4     says to {n3}: heartbeat_ack t3 r745 promise 50ms
    8.605 722 955  n1     hears n3: heartbeat t3 r745 promise 50ms
    8.605 722 955  n1     says to {n3}: heartbeat_ack t3 r745 promise 50ms
    8.605 744 599  n3     hears n2: heartbeat_ack t3 r745 promise 50ms
    8.605 750 944  n3     hears n0: heartbeat_ack t3 r745 promise 50ms
    8.605 752 017  n3     hears n1: heartbeat_ack t3 r745 promise 50ms
    8.605 757 919  n3     hears n4: heartbeat_ack t3 r745 promise 50ms
    8.615 687 641  n3     says to {n0, n1, n2, n4}: heartbeat t3 r746 promise 50ms
    8.615 715 485  n4     hears n3: heartbeat t3 r746 promise 50ms
    8.615 715 485  n4     says to {n3}: heartbeat_ack t3 r746 promise 50ms
    8.615 716 938  n0     hears n3: heartbeat t3 r746 promise 50ms
    8.615 716 938  n0     says to {n3}: heartbeat_ack t3 r746 promise 50ms
    8.615 719 960  n2     hears n3: heartbeat t3 r746 promise 50ms
    8.615 719 960  n2     says to {n3}: heartbeat_ack t3 r746 promise 50ms
    8.615 721 752  n1     hears n3: heartbeat t3 r746 promise 50ms
    8.615 721 752  n1     says to {n3}: heartbeat_ack t3 r746 promise 50ms
    8.615 743 327  n3     hears n0: heartbeat_ack t3 r746 promise 50ms
    8.615 747 667  n3     hears n1: heartbeat_ack t3 r746 promise 50ms
    8.615 752 036  n3     hears n2: heartbeat_ack t3 r746 promise 50ms
    8.615 752 218  n3     hears n4: heartbeat_ack t3 r746 promise 50ms
    8.625 688 052  n3     says to {n0, n1, n2, n4}: heartbeat t3 r747 promise 50ms
    8.625 714 804  n2     hears n3: heartbeat t3 r747 promise 50ms
    8.625 714 804  n2     says to {n3}: heartbeat_ack t3 r747 promise 50ms
    8.625 715 957  n1     hears n3: heartbeat t3 r747 promise 50ms
    8.625 715 957  n1     says to {n3}: heartbeat_ack t3 r747 promise 50ms
    8.625 725 203  n0     hears n3: heartbeat t3 r747 promise 50ms
    8.625 725 203  n0     says to {n3}: heartbeat_ack t3 r747 promise 50ms
    8.625 725 475  n4     hears n3: heartbeat t3 r747 promise 50ms
    8.625 725 475  n4     says to {n3}: heartbeat_ack t3 r747 promise 50ms
    8.625 745 545  n3     hears n1: heartbeat_ack t3 r747 promise 50ms
    8.625 747 937  n3     hears n2: heartbeat_ack t3 r747 promise 50ms
    8.625 755 169  n3     hears n4: heartbeat_ack t3 r747 promise 50ms
    8.625 757 419  n3     hears n0: heartbeat_ack t3 r747 promise 50ms
    8.635 688 402  n3     says to {n0, n1, n2, n4}: heartbeat t3 r748 promise 50ms
    8.635 718 824  n4     hears n3: heartbeat t3 r748 promise 50ms
    8.635 718 824  n4     says to {n3}: heartbeat_ack t3 r748 promise 50ms
    8.635 720 142  n0     hears n3: heartbeat t3 r748 promise 50ms
    8.635 720 142  n0     says to {n3}: heartbeat_ack t3 r748 promise 50ms
    8.635 720 593  n1     hears n3: heartbeat t3 r748 promise 50ms
    8.635 720 593  n1     says to {n3}: heartbeat_ack t3 r748 promise 50ms
    8.635 724 968  n2     hears n3: heartbeat t3 r748 promise 50ms
    8.635 724 968  n2     says to {n3}: heartbeat_ack t3 r748 promise 50ms
    8.635 747 183  n3     hears n1: heartbeat_ack t3 r748 promise 50ms
    8.635 751 522  n3     hears n0: heartbeat_ack t3 r748 promise 50ms
    8.635 753 967  n3     hears n4: heartbeat_ack t3 r748 promise 50ms
    8.635 759 880  n3     hears n2: heartbeat_ack t3 r748 promise 50ms
    8.645 689 016  n3     says to {n0, n1, n2, n4}: heartbeat t3 r749 promise 50ms
    8.645 715 678  n1     hears n3: heartbeat t3 r749 promise 50ms
    8.645 715 678  n1     says to {n3}: heartbeat_ack t3 r749 promise 50ms
    8.645 719 442  n0     hears n3: heartbeat t3 r749 promise 50ms
    8.645 719 442  n0     says to {n3}: heartbeat_ack t3 r749 promise 50ms
    8.645 722 619  n4     hears n3: heartbeat t3 r749 promise 50ms
    8.645 722 619  n4     says to {n3}: heartbeat_ack t3 r749 promise 50ms
    8.645 724 003  n2     hears n3: heartbeat t3 r749 promise 50ms
    8.645 724 003  n2     says to {n3}: heartbeat_ack t3 r749 promise 50ms
    8.645 744 987  n3     hears n0: heartbeat_ack t3 r749 promise 50ms
    8.645 748 256  n3     hears n1: heartbeat_ack t3 r749 promise 50ms
    8.645 749 699  n3     hears n2: heartbeat_ack t3 r749 promise 50ms
    8.645 757 892  n3     hears n4: heartbeat_ack t3 r749 promise 50ms
    8.655 689 722  n3     says to {n0, n1, n2, n4}: heartbeat t3 r750 promise 50ms
    8.655 716 857  n0     hears n3: heartbeat t3 r750 promise 50ms
    8.655 716 857  n0     says to {n3}: heartbeat_ack t3 r750 promise 50ms
    8.655 717 665  n2     hears n3: heartbeat t3 r750 promise 50ms
    8.655 717 665  n2     says to {n3}: heartbeat_ack t3 r750 promise 50ms
    8.655 717 717  n4     hears n3: heartbeat t3 r750 promise 50ms
    8.655 717 717  n4     says to {n3}: heartbeat_ack t3 r750 promise 50ms
    8.655 718 373  n1     hears n3: heartbeat t3 r750 promise 50ms
    8.655 718 373  n1     says to {n3}: heartbeat_ack t3 r750 promise 50ms
    8.655 744 006  n3     hears n2: heartbeat_ack t3 r750 promise 50ms
    8.655 745 638  n3     hears n0: heartbeat_ack t3 r750 promise 50ms
    8.655 747 973  n3     hears n4: heartbeat_ack t3 r750 promise 50ms
    8.655 749 176  n3     hears n1: heartbeat_ack t3 r750 promise 50ms
    8.665 690 050  n3     says to {n0, n1, n2, n4}: heartbeat t3 r751 promise 50ms
    8.665 718 035  n4     hears n3: heartbeat t3 r751 promise 50ms
    8.665 718 035  n4     says to {n3}: heartbeat_ack t3 r751 promise 50ms
    8.665 718 680  n1     hears n3: heartbeat t3 r751 promise 50ms
    8.665 718 680  n1     says to {n3}: heartbeat_ack t3 r751 promise 50ms
    8.665 721 093  n0     hears n3: heartbeat t3 r751 promise 50ms
    8.665 721 093  n0     says to {n3}: heartbeat_ack t3 r751 promise 50ms
    8.665 725 682  n2     hears n3: heartbeat t3 r751 promise 50ms
    8.665 725 682  n2     says to {n3}: heartbeat_ack t3 r751 promise 50ms
    8.665 745 430  n3     hears n4: heartbeat_ack t3 r751 promise 50ms
    8.665 750 967  n3     hears n0: heartbeat_ack t3 r751 promise 50ms
    8.665 752 429  n3     hears n1: heartbeat_ack t3 r751 promise 50ms
    8.665 757 870  n3     hears n2: heartbeat_ack t3 r751 promise 50ms
    8.675 690 300  n3     says to {n0, n1, n2, n4}: heartbeat t3 r752 promise 50ms
    8.675 718 564  n4     hears n3: heartbeat t3 r752 promise 50ms
    8.675 718 564  n4     says to {n3}: heartbeat_ack t3 r752 promise 50ms
    8.675 721 607  n0     hears n3: heartbeat t3 r752 promise 50ms
    8.675 721 607  n0     says to {n3}: heartbeat_ack t3 r752 promise 50ms
    8.675 723 969  n1     hears n3: heartbeat t3 r752 promise 50ms
    8.675 723 969  n1     says to {n3}: heartbeat_ack t3 r752 promise 50ms
    8.675 724 677  n2     hears n3: heartbeat t3 r752 promise 50ms
    8.675 724 677  n2     says to {n3}: heartbeat_ack t3 r752 promise 50ms
    8.675 744 623  n3     hears n4: heartbeat_ack t3 r752 promise 50ms
    8.675 752 866  n3     hears n1: heartbeat_ack t3 r752 promise 50ms
    8.675 755 778  n3     hears n2: heartbeat_ack t3 r752 promise 50ms
    8.675 758 101  n3     hears n0: heartbeat_ack t3 r752 promise 50ms
    8.685 691 210  n3     says to {n0, n1, n2, n4}: heartbeat t3 r753 promise 50ms
    8.685 716 750  n1     hears n3: heartbeat t3 r753 promise 50ms
    8.685 716 750  n1     says to {n3}: heartbeat_ack t3 r753 promise 50ms
    8.685 723 631  n2     hears n3: heartbeat t3 r753 promise 50ms
    8.685 723 631  n2     says to {n3}: heartbeat_ack t3 r753 promise 50ms
    8.685 724 431  n4     hears n3: heartbeat t3 r753 promise 50ms
    8.685 724 431  n4     says to {n3}: heartbeat_ack t3 r753 promise 50ms
    8.685 725 589  n0     hears n3: heartbeat t3 r753 promise 50ms
    8.685 725 589  n0     says to {n3}: heartbeat_ack t3 r753 promise 50ms
    8.685 752 174  n3     hears n1: heartbeat_ack t3 r753 promise 50ms
    8.685 755 568  n3     hears n0: heartbeat_ack t3 r753 promise 50ms
    8.685 757 552  n3     hears n2: heartbeat_ack t3 r753 promise 50ms
    8.685 759 243  n3     hears n4: heartbeat_ack t3 r753 promise 50ms
    8.695 691 663  n3     says to {n0, n1, n2, n4}: heartbeat t3 r754 promise 50ms
    8.695 719 938  n1     hears n3: heartbeat t3 r754 promise 50ms
    8.695 719 938  n1     says to {n3}: heartbeat_ack t3 r754 promise 50ms
    8.695 720 624  n2     hears n3: heartbeat t3 r754 promise 50ms
    8.695 720 624  n2     says to {n3}: heartbeat_ack t3 r754 promise 50ms
    8.695 721 828  n0     hears n3: heartbeat t3 r754 promise 50ms
    8.695 721 828  n0     says to {n3}: heartbeat_ack t3 r754 promise 50ms
    8.695 726 046  n4     hears n3: heartbeat t3 r754 promise 50ms
    8.695 726 046  n4     says to {n3}: heartbeat_ack t3 r754 promise 50ms
    8.695 749 236  n3     hears n2: heartbeat_ack t3 r754 promise 50ms
    8.695 752 569  n3     hears n0: heartbeat_ack t3 r754 promise 50ms
    8.695 753 622  n3     hears n1: heartbeat_ack t3 r754 promise 50ms
    8.695 758 914  n3     hears n4: heartbeat_ack t3 r754 promise 50ms
    8.705 691 930  n3     says to {n0, n1, n2, n4}: heartbeat t3 r755 promise 50ms
    8.705 718 101  n1     hears n3: heartbeat t3 r755 promise 50ms
    8.705 718 101  n1     says to {n3}: heartbeat_ack t3 r755 promise 50ms
    8.705 719 950  n4     hears n3: heartbeat t3 r755 promise 50ms
    8.705 719 950  n4     says to {n3}: heartbeat_ack t3 r755 promise 50ms
    8.705 728 469  n2     hears n3: heartbeat t3 r755 promise 50ms
    8.705 728 469  n2     says to {n3}: heartbeat_ack t3 r755 promise 50ms
    8.705 728 548  n0     hears n3: heartbeat t3 r755 promise 50ms
    8.705 728 548  n0     says to {n3}: heartbeat_ack t3 r755 promise 50ms
    8.705 747 240  n3     hears n1: heartbeat_ack t3 r755 promise 50ms
    8.705 755 569  n3     hears n4: heartbeat_ack t3 r755 promise 50ms
    8.705 760 956  n3     hears n2: heartbeat_ack t3 r755 promise 50ms
    8.705 765 217  n3     hears n0: heartbeat_ack t3 r755 promise 50ms
    8.715 692 685  n3     says to {n0, n1, n2, n4}: heartbeat t3 r756 promise 50ms
    8.715 717 888  n0     hears n3: heartbeat t3 r756 promise 50ms
    8.715 717 888  n0     says to {n3}: heartbeat_ack t3 r756 promise 50ms
    8.715 718 066  n4     hears n3: heartbeat t3 r756 promise 50ms
    8.715 718 066  n4     says to {n3}: heartbeat_ack t3 r756 promise 50ms
    8.715 726 036  n2     hears n3: heartbeat t3 r756 promise 50ms
    8.715 726 036  n2     says to {n3}: heartbeat_ack t3 r756 promise 50ms
    8.715 726 845  n1     hears n3: heartbeat t3 r756 promise 50ms
    8.715 726 845  n1     says to {n3}: heartbeat_ack t3 r756 promise 50ms
    8.715 744 880  n3     hears n4: heartbeat_ack t3 r756 promise 50ms
    8.715 755 098  n3     hears n1: heartbeat_ack t3 r756 promise 50ms
    8.715 755 268  n3     hears n0: heartbeat_ack t3 r756 promise 50ms
    8.715 755 994  n3     hears n2: heartbeat_ack t3 r756 promise 50ms
    8.725 692 784  n3     says to {n0, n1, n2, n4}: heartbeat t3 r757 promise 50ms
    8.725 718 745  n2     hears n3: heartbeat t3 r757 promise 50ms
    8.725 718 745  n2     says to {n3}: heartbeat_ack t3 r757 promise 50ms
    8.725 724 060  n0     hears n3: heartbeat t3 r757 promise 50ms
    8.725 724 060  n0     says to {n3}: heartbeat_ack t3 r757 promise 50ms
    8.725 724 223  n1     hears n3: heartbeat t3 r757 promise 50ms
    8.725 724 223  n1     says to {n3}: heartbeat_ack t3 r757 promise 50ms
    8.725 726 720  n4     hears n3: heartbeat t3 r757 promise 50ms
    8.725 726 720  n4     says to {n3}: heartbeat_ack t3 r757 promise 50ms
    8.725 752 807  n3     hears n2: heartbeat_ack t3 r757 promise 50ms
    8.725 754 205  n3     hears n0: heartbeat_ack t3 r757 promise 50ms
    8.725 756 390  n3     hears n4: heartbeat_ack t3 r757 promise 50ms
    8.725 756 860  n3     hears n1: heartbeat_ack t3 r757 promise 50ms
    8.735 693 287  n3     says to {n0, n1, n2, n4}: heartbeat t3 r758 promise 50ms
    8.735 724 350  n0     hears n3: heartbeat t3 r758 promise 50ms
    8.735 724 350  n0     says to {n3}: heartbeat_ack t3 r758 promise 50ms
    8.735 724 525  n1     hears n3: heartbeat t3 r758 promise 50ms
    8.735 724 525  n1     says to {n3}: heartbeat_ack t3 r758 promise 50ms
    8.735 728 174  n4     hears n3: heartbeat t3 r758 promise 50ms
    8.735 728 174  n4     says to {n3}: heartbeat_ack t3 r758 promise 50ms
    8.735 730 599  n2     hears n3: heartbeat t3 r758 promise 50ms
    8.735 730 599  n2     says to {n3}: heartbeat_ack t3 r758 promise 50ms
    8.735 751 783  n3     hears n0: heartbeat_ack t3 r758 promise 50ms
    8.735 755 188  n3     hears n4: heartbeat_ack t3 r758 promise 50ms
    8.735 760 446  n3     hears n1: heartbeat_ack t3 r758 promise 50ms
    8.735 765 636  n3     hears n2: heartbeat_ack t3 r758 promise 50ms
    8.745 693 851  n3     says to {n0, n1, n2, n4}: heartbeat t3 r759 promise 50ms
    8.745 718 930  n1     hears n3: heartbeat t3 r759 promise 50ms
    8.745 718 930  n1     says to {n3}: heartbeat_ack t3 r759 promise 50ms
    8.745 721 847  n2     hears n3: heartbeat t3 r759 promise 50ms
    8.745 721 847  n2     says to {n3}: heartbeat_ack t3 r759 promise 50ms
    8.745 722 929  n4     hears n3: heartbeat t3 r759 promise 50ms
    8.745 722 929  n4     says to {n3}: heartbeat_ack t3 r759 promise 50ms
    8.745 725 031  n0     hears n3: heartbeat t3 r759 promise 50ms
    8.745 725 031  n0     says to {n3}: heartbeat_ack t3 r759 promise 50ms
    8.745 752 989  n3     hears n1: heartbeat_ack t3 r759 promise 50ms
    8.745 754 768  n3     hears n2: heartbeat_ack t3 r759 promise 50ms
    8.745 759 263  n3     hears n0: heartbeat_ack t3 r759 promise 50ms
    8.745 760 151  n3     hears n4: heartbeat_ack t3 r759 promise 50ms
    8.755 694 570  n3     says to {n0, n1, n2, n4}: heartbeat t3 r760 promise 50ms
    8.755 719 882  n2     hears n3: heartbeat t3 r760 promise 50ms
    8.755 719 882  n2     says to {n3}: heartbeat_ack t3 r760 promise 50ms
    8.755 721 725  n0     hears n3: heartbeat t3 r760 promise 50ms
    8.755 721 725  n0     says to {n3}: heartbeat_ack t3 r760 promise 50ms
    8.755 726 449  n4     hears n3: heartbeat t3 r760 promise 50ms
    8.755 726 449  n4     says to {n3}: heartbeat_ack t3 r760 promise 50ms
    8.755 730 826  n1     hears n3: heartbeat t3 r760 promise 50ms
    8.755 730 826  n1     says to {n3}: heartbeat_ack t3 r760 promise 50ms
    8.755 745 755  n3     hears n2: heartbeat_ack t3 r760 promise 50ms
    8.755 753 349  n3     hears n0: heartbeat_ack t3 r760 promise 50ms
    8.755 757 277  n3     hears n1: heartbeat_ack t3 r760 promise 50ms
    8.755 760 003  n3     hears n4: heartbeat_ack t3 r760 promise 50ms
    8.765 695 007  n3     says to {n0, n1, n2, n4}: heartbeat t3 r761 promise 50ms
    8.765 724 188  n2     hears n3: heartbeat t3 r761 promise 50ms
    8.765 724 188  n2     says to {n3}: heartbeat_ack t3 r761 promise 50ms
    8.765 724 647  n1     hears n3: heartbeat t3 r761 promise 50ms
    8.765 724 647  n1     says to {n3}: heartbeat_ack t3 r761 promise 50ms
    8.765 727 085  n4     hears n3: heartbeat t3 r761 promise 50ms
    8.765 727 085  n4     says to {n3}: heartbeat_ack t3 r761 promise 50ms
    8.765 727 554  n0     hears n3: heartbeat t3 r761 promise 50ms
    8.765 727 554  n0     says to {n3}: heartbeat_ack t3 r761 promise 50ms
    8.765 751 631  n3     hears n1: heartbeat_ack t3 r761 promise 50ms
    8.765 759 852  n3     hears n2: heartbeat_ack t3 r761 promise 50ms
    8.765 760 098  n3     hears n4: heartbeat_ack t3 r761 promise 50ms
    8.765 760 539  n3     hears n0: heartbeat_ack t3 r761 promise 50ms
    8.775 695 403  n3     says to {n0, n1, n2, n4}: heartbeat t3 r762 promise 50ms
    8.775 720 591  n4     hears n3: heartbeat t3 r762 promise 50ms
    8.775 720 591  n4     says to {n3}: heartbeat_ack t3 r762 promise 50ms
    8.775 722 108  n0     hears n3: heartbeat t3 r762 promise 50ms
    8.775 722 108  n0     says to {n3}: heartbeat_ack t3 r762 promise 50ms
    8.775 722 721  n1     hears n3: heartbeat t3 r762 promise 50ms
    8.775 722 721  n1     says to {n3}: heartbeat_ack t3 r762 promise 50ms
    8.775 731 289  n2     hears n3: heartbeat t3 r762 promise 50ms
    8.775 731 289  n2     says to {n3}: heartbeat_ack t3 r762 promise 50ms
    8.775 751 574  n3     hears n4: heartbeat_ack t3 r762 promise 50ms
    8.775 758 908  n3     hears n0: heartbeat_ack t3 r762 promise 50ms
    8.775 759 383  n3     hears n1: heartbeat_ack t3 r762 promise 50ms
    8.775 761 431  n3     hears n2: heartbeat_ack t3 r762 promise 50ms
    8.785 696 160  n3     says to {n0, n1, n2, n4}: heartbeat t3 r763 promise 50ms
    8.785 722 683  n1     hears n3: heartbeat t3 r763 promise 50ms
    8.785 722 683  n1     says to {n3}: heartbeat_ack t3 r763 promise 50ms
    8.785 722 684  n2     hears n3: heartbeat t3 r763 promise 50ms
    8.785 722 684  n2     says to {n3}: heartbeat_ack t3 r763 promise 50ms
    8.785 724 538  n0     hears n3: heartbeat t3 r763 promise 50ms
    8.785 724 538  n0     says to {n3}: heartbeat_ack t3 r763 promise 50ms
    8.785 727 928  n4     hears n3: heartbeat t3 r763 promise 50ms
    8.785 727 928  n4     says to {n3}: heartbeat_ack t3 r763 promise 50ms
    8.785 754 832  n3     hears n2: heartbeat_ack t3 r763 promise 50ms
    8.785 757 021  n3     hears n1: heartbeat_ack t3 r763 promise 50ms
    8.785 758 993  n3     hears n0: heartbeat_ack t3 r763 promise 50ms
    8.785 762 477  n3     hears n4: heartbeat_ack t3 r763 promise 50ms
    8.795 696 425  n3     says to {n0, n1, n2, n4}: heartbeat t3 r764 promise 50ms
    8.795 724 831  n4     hears n3: heartbeat t3 r764 promise 50ms
    8.795 724 831  n4     says to {n3}: heartbeat_ack t3 r764 promise 50ms
    8.795 727 028  n0     hears n3: heartbeat t3 r764 promise 50ms
    8.795 727 028  n0     says to {n3}: heartbeat_ack t3 r764 promise 50ms
    8.795 727 233  n1     hears n3: heartbeat t3 r764 promise 50ms
    8.795 727 233  n1     says to {n3}: heartbeat_ack t3 r764 promise 50ms
    8.795 731 062  n2     hears n3: heartbeat t3 r764 promise 50ms
    8.795 731 062  n2     says to {n3}: heartbeat_ack t3 r764 promise 50ms
    8.795 758 394  n3     hears n4: heartbeat_ack t3 r764 promise 50ms
    8.795 759 294  n3     hears n1: heartbeat_ack t3 r764 promise 50ms
    8.795 760 326  n3     hears n0: heartbeat_ack t3 r764 promise 50ms
    8.795 767 657  n3     hears n2: heartbeat_ack t3 r764 promise 50ms
    8.805 697 126  n3     says to {n0, n1, n2, n4}: heartbeat t3 r765 promise 50ms
    8.805 723 859  n0     hears n3: heartbeat t3 r765 promise 50ms
    8.805 723 859  n0     says to {n3}: heartbeat_ack t3 r765 promise 50ms
    8.805 725 839  n4     hears n3: heartbeat t3 r765 promise 50ms
    8.805 725 839  n4     says to {n3}: heartbeat_ack t3 r765 promise 50ms
    8.805 726 440  n1     hears n3: heartbeat t3 r765 promise 50ms
    8.805 726 440  n1     says to {n3}: heartbeat_ack t3 r765 promise 50ms
    8.805 734 448  n2     hears n3: heartbeat t3 r765 promise 50ms
    8.805 734 448  n2     says to {n3}: heartbeat_ack t3 r765 promise 50ms
    8.805 755 719  n3     hears n1: heartbeat_ack t3 r765 promise 50ms
    8.805 757 402  n3     hears n4: heartbeat_ack t3 r765 promise 50ms
    8.805 758 524  n3     hears n0: heartbeat_ack t3 r765 promise 50ms
    8.805 759 639  n3     hears n2: heartbeat_ack t3 r765 promise 50ms
    8.815 697 607  n3     says to {n0, n1, n2, n4}: heartbeat t3 r766 promise 50ms
    8.815 729 523  n1     hears n3: heartbeat t3 r766 promise 50ms
    8.815 729 523  n1     says to {n3}: heartbeat_ack t3 r766 promise 50ms
    8.815 731 745  n2     hears n3: heartbeat t3 r766 promise 50ms
    8.815 731 745  n2     says to {n3}: heartbeat_ack t3 r766 promise 50ms
    8.815 731 932  n4     hears n3: heartbeat t3 r766 promise 50ms
    8.815 731 932  n4     says to {n3}: heartbeat_ack t3 r766 promise 50ms
    8.815 734 673  n0     hears n3: heartbeat t3 r766 promise 50ms
    8.815 734 673  n0     says to {n3}: heartbeat_ack t3 r766 promise 50ms
    8.815 759 565  n3     hears n4: heartbeat_ack t3 r766 promise 50ms
    8.815 762 751  n3     hears n2: heartbeat_ack t3 r766 promise 50ms
    8.815 765 591  n3     hears n1: heartbeat_ack t3 r766 promise 50ms
    8.815 767 797  n3     hears n0: heartbeat_ack t3 r766 promise 50ms
    8.825 698 276  n3     says to {n0, n1, n2, n4}: heartbeat t3 r767 promise 50ms
    8.825 730 959  n2     hears n3: heartbeat t3 r767 promise 50ms
    8.825 730 959  n2     says to {n3}: heartbeat_ack t3 r767 promise 50ms
    8.825 731 016  n1     hears n3: heartbeat t3 r767 promise 50ms
    8.825 731 016  n1     says to {n3}: heartbeat_ack t3 r767 promise 50ms
    8.825 732 332  n4     hears n3: heartbeat t3 r767 promise 50ms
    8.825 732 332  n4     says to {n3}: heartbeat_ack t3 r767 promise 50ms
    8.825 734 795  n0     hears n3: heartbeat t3 r767 promise 50ms
    8.825 734 795  n0     says to {n3}: heartbeat_ack t3 r767 promise 50ms
    8.825 759 425  n3     hears n1: heartbeat_ack t3 r767 promise 50ms
    8.825 760 349  n3     hears n4: heartbeat_ack t3 r767 promise 50ms
    8.825 766 232  n3     hears n2: heartbeat_ack t3 r767 promise 50ms
    8.825 769 420  n3     hears n0: heartbeat_ack t3 r767 promise 50ms
    8.835 698 319  n3     says to {n0, n1, n2, n4}: heartbeat t3 r768 promise 50ms
    8.835 730 131  n4     hears n3: heartbeat t3 r768 promise 50ms
    8.835 730 131  n4     says to {n3}: heartbeat_ack t3 r768 promise 50ms
    8.835 731 333  n0     hears n3: heartbeat t3 r768 promise 50ms
    8.835 731 333  n0     says to {n3}: heartbeat_ack t3 r768 promise 50ms
    8.835 734 411  n2     hears n3: heartbeat t3 r768 promise 50ms
    8.835 734 411  n2     says to {n3}: heartbeat_ack t3 r768 promise 50ms
    8.835 735 155  n1     hears n3: heartbeat t3 r768 promise 50ms
    8.835 735 155  n1     says to {n3}: heartbeat_ack t3 r768 promise 50ms
    8.835 763 148  n3     hears n4: heartbeat_ack t3 r768 promise 50ms
    8.835 767 414  n3     hears n0: heartbeat_ack t3 r768 promise 50ms
    8.835 770 346  n3     hears n1: heartbeat_ack t3 r768 promise 50ms
    8.835 771 438  n3     hears n2: heartbeat_ack t3 r768 promise 50ms
    8.845 698 904  n3     says to {n0, n1, n2, n4}: heartbeat t3 r769 promise 50ms
    8.845 725 754  n1     hears n3: heartbeat t3 r769 promise 50ms
    8.845 725 754  n1     says to {n3}: heartbeat_ack t3 r769 promise 50ms
    8.845 725 894  n4     hears n3: heartbeat t3 r769 promise 50ms
    8.845 725 894  n4     says to {n3}: heartbeat_ack t3 r769 promise 50ms
    8.845 730 145  n0     hears n3: heartbeat t3 r769 promise 50ms
    8.845 730 145  n0     says to {n3}: heartbeat_ack t3 r769 promise 50ms
    8.845 734 836  n2     hears n3: heartbeat t3 r769 promise 50ms
    8.845 734 836  n2     says to {n3}: heartbeat_ack t3 r769 promise 50ms
    8.845 751 013  n3     hears n4: heartbeat_ack t3 r769 promise 50ms
    8.845 753 870  n3     hears n1: heartbeat_ack t3 r769 promise 50ms
    8.845 761 869  n3     hears n0: heartbeat_ack t3 r769 promise 50ms
    8.845 771 590  n3     hears n2: heartbeat_ack t3 r769 promise 50ms
    8.855 699 721  n3     says to {n0, n1, n2, n4}: heartbeat t3 r770 promise 50ms
    8.855 727 432  n1     hears n3: heartbeat t3 r770 promise 50ms
    8.855 727 432  n1     says to {n3}: heartbeat_ack t3 r770 promise 50ms
    8.855 730 615  n0     hears n3: heartbeat t3 r770 promise 50ms
    8.855 730 615  n0     says to {n3}: heartbeat_ack t3 r770 promise 50ms
    8.855 733 617  n2     hears n3: heartbeat t3 r770 promise 50ms
    8.855 733 617  n2     says to {n3}: heartbeat_ack t3 r770 promise 50ms
    8.855 735 862  n4     hears n3: heartbeat t3 r770 promise 50ms
    8.855 735 862  n4     says to {n3}: heartbeat_ack t3 r770 promise 50ms
    8.855 754 359  n3     hears n1: heartbeat_ack t3 r770 promise 50ms
    8.855 762 786  n3     hears n0: heartbeat_ack t3 r770 promise 50ms
    8.855 765 288  n3     hears n2: heartbeat_ack t3 r770 promise 50ms
    8.855 770 876  n3     hears n4: heartbeat_ack t3 r770 promise 50ms
    8.865 700 009  n3     says to {n0, n1, n2, n4}: heartbeat t3 r771 promise 50ms
    8.865 731 637  n0     hears n3: heartbeat t3 r771 promise 50ms
    8.865 731 637  n0     says to {n3}: heartbeat_ack t3 r771 promise 50ms
    8.865 732 643  n2     hears n3: heartbeat t3 r771 promise 50ms
    8.865 732 643  n2     says to {n3}: heartbeat_ack t3 r771 promise 50ms
    8.865 734 537  n4     hears n3: heartbeat t3 r771 promise 50ms
    8.865 734 537  n4     says to {n3}: heartbeat_ack t3 r771 promise 50ms
    8.865 734 651  n1     hears n3: heartbeat t3 r771 promise 50ms
    8.865 734 651  n1     says to {n3}: heartbeat_ack t3 r771 promise 50ms
    8.865 762 748  n3     hears n0: heartbeat_ack t3 r771 promise 50ms
    8.865 763 597  n3     hears n2: heartbeat_ack t3 r771 promise 50ms
    8.865 764 685  n3     hears n1: heartbeat_ack t3 r771 promise 50ms
    8.865 766 227  n3     hears n4: heartbeat_ack t3 r771 promise 50ms
    8.875 700 767  n3     says to {n0, n1, n2, n4}: heartbeat t3 r772 promise 50ms
    8.875 727 476  n0     hears n3: heartbeat t3 r772 promise 50ms
    8.875 727 476  n0     says to {n3}: heartbeat_ack t3 r772 promise 50ms
    8.875 731 513  n4     hears n3: heartbeat t3 r772 promise 50ms
    8.875 731 513  n4     says to {n3}: heartbeat_ack t3 r772 promise 50ms
    8.875 735 369  n2     hears n3: heartbeat t3 r772 promise 50ms
    8.875 735 369  n2     says to {n3}: heartbeat_ack t3 r772 promise 50ms
    8.875 737 245  n1     hears n3: heartbeat t3 r772 promise 50ms
    8.875 737 245  n1     says to {n3}: heartbeat_ack t3 r772 promise 50ms
    8.875 756 565  n3     hears n0: heartbeat_ack t3 r772 promise 50ms
    8.875 758 318  n3     hears n4: heartbeat_ack t3 r772 promise 50ms
    8.875 768 625  n3     hears n1: heartbeat_ack t3 r772 promise 50ms
    8.875 772 163  n3     hears n2: heartbeat_ack t3 r772 promise 50ms
    8.885 701 117  n3     says to {n0, n1, n2, n4}: heartbeat t3 r773 promise 50ms
    8.885 727 583  n4     hears n3: heartbeat t3 r773 promise 50ms
    8.885 727 583  n4     says to {n3}: heartbeat_ack t3 r773 promise 50ms
    8.885 727 778  n2     hears n3: heartbeat t3 r773 promise 50ms
    8.885 727 778  n2     says to {n3}: heartbeat_ack t3 r773 promise 50ms
    8.885 730 853  n1     hears n3: heartbeat t3 r773 promise 50ms
    8.885 730 853  n1     says to {n3}: heartbeat_ack t3 r773 promise 50ms
    8.885 736 744  n0     hears n3: heartbeat t3 r773 promise 50ms
    8.885 736 744  n0     says to {n3}: heartbeat_ack t3 r773 promise 50ms
    8.885 754 305  n3     hears n4: heartbeat_ack t3 r773 promise 50ms
    8.885 759 616  n3     hears n1: heartbeat_ack t3 r773 promise 50ms
    8.885 763 567  n3     hears n2: heartbeat_ack t3 r773 promise 50ms
    8.885 771 838  n3     hears n0: heartbeat_ack t3 r773 promise 50ms
    8.895 701 342  n3     says to {n0, n1, n2, n4}: heartbeat t3 r774 promise 50ms
    8.895 726 423  n4     hears n3: heartbeat t3 r774 promise 50ms
    8.895 726 423  n4     says to {n3}: heartbeat_ack t3 r774 promise 50ms
    8.895 732 582  n2     hears n3: heartbeat t3 r774 promise 50ms
    8.895 732 582  n2     says to {n3}: heartbeat_ack t3 r774 promise 50ms
    8.895 733 157  n0     hears n3: heartbeat t3 r774 promise 50ms
    8.895 733 157  n0     says to {n3}: heartbeat_ack t3 r774 promise 50ms
    8.895 733 436  n1     hears n3: heartbeat t3 r774 promise 50ms
    8.895 733 436  n1     says to {n3}: heartbeat_ack t3 r774 promise 50ms
    8.895 752 980  n3     hears n4: heartbeat_ack t3 r774 promise 50ms
    8.895 758 045  n3     hears n2: heartbeat_ack t3 r774 promise 50ms
    8.895 761 418  n3     hears n0: heartbeat_ack t3 r774 promise 50ms
    8.895 766 563  n3     hears n1: heartbeat_ack t3 r774 promise 50ms
    8.905 701 993  n3     says to {n0, n1, n2, n4}: heartbeat t3 r775 promise 50ms
    8.905 728 864  n2     hears n3: heartbeat t3 r775 promise 50ms
    8.905 728 864  n2     says to {n3}: heartbeat_ack t3 r775 promise 50ms
    8.905 730 783  n4     hears n3: heartbeat t3 r775 promise 50ms
    8.905 730 783  n4     says to {n3}: heartbeat_ack t3 r775 promise 50ms
    8.905 731 401  n1     hears n3: heartbeat t3 r775 promise 50ms
    8.905 731 401  n1     says to {n3}: heartbeat_ack t3 r775 promise 50ms
    8.905 736 793  n0     hears n3: heartbeat t3 r775 promise 50ms
    8.905 736 793  n0     says to {n3}: heartbeat_ack t3 r775 promise 50ms
    8.905 762 398  n3     hears n2: heartbeat_ack t3 r775 promise 50ms
    8.905 766 162  n3     hears n1: heartbeat_ack t3 r775 promise 50ms
    8.905 767 649  n3     hears n4: heartbeat_ack t3 r775 promise 50ms
    8.905 768 301  n3     hears n0: heartbeat_ack t3 r775 promise 50ms
    8.915 702 523  n3     says to {n0, n1, n2, n4}: heartbeat t3 r776 promise 50ms
    8.915 729 533  n4     hears n3: heartbeat t3 r776 promise 50ms
    8.915 729 533  n4     says to {n3}: heartbeat_ack t3 r776 promise 50ms
    8.915 731 114  n1     hears n3: heartbeat t3 r776 promise 50ms
    8.915 731 114  n1     says to {n3}: heartbeat_ack t3 r776 promise 50ms
    8.915 733 219  n2     hears n3: heartbeat t3 r776 promise 50ms
    8.915 733 219  n2     says to {n3}: heartbeat_ack t3 r776 promise 50ms
    8.915 737 266  n0     hears n3: heartbeat t3 r776 promise 50ms
    8.915 737 266  n0     says to {n3}: heartbeat_ack t3 r776 promise 50ms
    8.915 759 942  n3     hears n4: heartbeat_ack t3 r776 promise 50ms
    8.915 762 931  n3     hears n1: heartbeat_ack t3 r776 promise 50ms
    8.915 769 974  n3     hears n2: heartbeat_ack t3 r776 promise 50ms
    8.915 771 931  n3     hears n0: heartbeat_ack t3 r776 promise 50ms
    8.925 703 191  n3     says to {n0, n1, n2, n4}: heartbeat t3 r777 promise 50ms
    8.925 737 938  n0     hears n3: heartbeat t3 r777 promise 50ms
    8.925 737 938  n0     says to {n3}: heartbeat_ack t3 r777 promise 50ms
    8.925 738 345  n4     hears n3: heartbeat t3 r777 promise 50ms
    8.925 738 345  n4     says to {n3}: heartbeat_ack t3 r777 promise 50ms
    8.925 739 574  n1     hears n3: heartbeat t3 r777 promise 50ms
    8.925 739 574  n1     says to {n3}: heartbeat_ack t3 r777 promise 50ms
    8.925 740 194  n2     hears n3: heartbeat t3 r777 promise 50ms
    8.925 740 194  n2     says to {n3}: heartbeat_ack t3 r777 promise 50ms
    8.925 764 380  n3     hears n4: heartbeat_ack t3 r777 promise 50ms
    8.925 765 632  n3     hears n2: heartbeat_ack t3 r777 promise 50ms
    8.925 768 556  n3     hears n0: heartbeat_ack t3 r777 promise 50ms
    8.925 768 668  n3     hears n1: heartbeat_ack t3 r777 promise 50ms
    8.935 703 674  n3     says to {n0, n1, n2, n4}: heartbeat t3 r778 promise 50ms
    8.935 730 003  n1     hears n3: heartbeat t3 r778 promise 50ms
    8.935 730 003  n1     says to {n3}: heartbeat_ack t3 r778 promise 50ms
    8.935 732 838  n0     hears n3: heartbeat t3 r778 promise 50ms
    8.935 732 838  n0     says to {n3}: heartbeat_ack t3 r778 promise 50ms
    8.935 739 267  n2     hears n3: heartbeat t3 r778 promise 50ms
    8.935 739 267  n2     says to {n3}: heartbeat_ack t3 r778 promise 50ms
    8.935 739 950  n4     hears n3: heartbeat t3 r778 promise 50ms
    8.935 739 950  n4     says to {n3}: heartbeat_ack t3 r778 promise 50ms
    8.935 757 751  n3     hears n1: heartbeat_ack t3 r778 promise 50ms
    8.935 765 727  n3     hears n4: heartbeat_ack t3 r778 promise 50ms
    8.935 766 293  n3     hears n0: heartbeat_ack t3 r778 promise 50ms
    8.935 771 358  n3     hears n2: heartbeat_ack t3 r778 promise 50ms
    8.945 704 036  n3     says to {n0, n1, n2, n4}: heartbeat t3 r779 promise 50ms
    8.945 732 458  n0     hears n3: heartbeat t3 r779 promise 50ms
    8.945 732 458  n0     says to {n3}: heartbeat_ack t3 r779 promise 50ms
    8.945 735 147  n1     hears n3: heartbeat t3 r779 promise 50ms
    8.945 735 147  n1     says to {n3}: heartbeat_ack t3 r779 promise 50ms
    8.945 735 260  n4     hears n3: heartbeat t3 r779 promise 50ms
    8.945 735 260  n4     says to {n3}: heartbeat_ack t3 r779 promise 50ms
    8.945 735 732  n2     hears n3: heartbeat t3 r779 promise 50ms
    8.945 735 732  n2     says to {n3}: heartbeat_ack t3 r779 promise 50ms
    8.945 758 294  n3     hears n0: heartbeat_ack t3 r779 promise 50ms
    8.945 764 953  n3     hears n2: heartbeat_ack t3 r779 promise 50ms
    8.945 767 965  n3     hears n4: heartbeat_ack t3 r779 promise 50ms
    8.945 768 076  n3     hears n1: heartbeat_ack t3 r779 promise 50ms
    8.955 704 396  n3     says to {n0, n1, n2, n4}: heartbeat t3 r780 promise 50ms
    8.955 734 890  n4     hears n3: heartbeat t3 r780 promise 50ms
    8.955 734 890  n4     says to {n3}: heartbeat_ack t3 r780 promise 50ms
    8.955 736 957  n2     hears n3: heartbeat t3 r780 promise 50ms
    8.955 736 957  n2     says to {n3}: heartbeat_ack t3 r780 promise 50ms
    8.955 737 947  n0     hears n3: heartbeat t3 r780 promise 50ms
    8.955 737 947  n0     says to {n3}: heartbeat_ack t3 r780 promise 50ms
    8.955 740 572  n1     hears n3: heartbeat t3 r780 promise 50ms
    8.955 740 572  n1     says to {n3}: heartbeat_ack t3 r780 promise 50ms
    8.955 767 391  n3     hears n0: heartbeat_ack t3 r780 promise 50ms
    8.955 769 317  n3     hears n2: heartbeat_ack t3 r780 promise 50ms
    8.955 771 727  n3     hears n4: heartbeat_ack t3 r780 promise 50ms
    8.955 772 339  n3     hears n1: heartbeat_ack t3 r780 promise 50ms
    8.965 704 845  n3     says to {n0, n1, n2, n4}: heartbeat t3 r781 promise 50ms
    8.965 732 517  n4     hears n3: heartbeat t3 r781 promise 50ms
    8.965 732 517  n4     says to {n3}: heartbeat_ack t3 r781 promise 50ms
    8.965 736 132  n2     hears n3: heartbeat t3 r781 promise 50ms
    8.965 736 132  n2     says to {n3}: heartbeat_ack t3 r781 promise 50ms
    8.965 738 239  n1     hears n3: heartbeat t3 r781 promise 50ms
    8.965 738 239  n1     says to {n3}: heartbeat_ack t3 r781 promise 50ms
    8.965 741 543  n0     hears n3: heartbeat t3 r781 promise 50ms
    8.965 741 543  n0     says to {n3}: heartbeat_ack t3 r781 promise 50ms
    8.965 760 579  n3     hears n4: heartbeat_ack t3 r781 promise 50ms
    8.965 767 484  n3     hears n0: heartbeat_ack t3 r781 promise 50ms
    8.965 771 779  n3     hears n2: heartbeat_ack t3 r781 promise 50ms
    8.965 773 000  n3     hears n1: heartbeat_ack t3 r781 promise 50ms
    8.975 705 535  n3     says to {n0, n1, n2, n4}: heartbeat t3 r782 promise 50ms
    8.975 731 520  n0     hears n3: heartbeat t3 r782 promise 50ms
    8.975 731 520  n0     says to {n3}: heartbeat_ack t3 r782 promise 50ms
    8.975 733 769  n1     hears n3: heartbeat t3 r782 promise 50ms
    8.975 733 769  n1     says to {n3}: heartbeat_ack t3 r782 promise 50ms
    8.975 738 403  n2     hears n3: heartbeat t3 r782 promise 50ms
    8.975 738 403  n2     says to {n3}: heartbeat_ack t3 r782 promise 50ms
    8.975 738 448  n4     hears n3: heartbeat t3 r782 promise 50ms
    8.975 738 448  n4     says to {n3}: heartbeat_ack t3 r782 promise 50ms
    8.975 757 500  n3     hears n0: heartbeat_ack t3 r782 promise 50ms
    8.975 764 703  n3     hears n1: heartbeat_ack t3 r782 promise 50ms
    8.975 766 114  n3     hears n2: heartbeat_ack t3 r782 promise 50ms
    8.975 770 704  n3     hears n4: heartbeat_ack t3 r782 promise 50ms
    8.985 705 836  n3     says to {n0, n1, n2, n4}: heartbeat t3 r783 promise 50ms
    8.985 736 876  n4     hears n3: heartbeat t3 r783 promise 50ms
    8.985 736 876  n4     says to {n3}: heartbeat_ack t3 r783 promise 50ms
    8.985 738 806  n2     hears n3: heartbeat t3 r783 promise 50ms
    8.985 738 806  n2     says to {n3}: heartbeat_ack t3 r783 promise 50ms
    8.985 739 416  n0     hears n3: heartbeat t3 r783 promise 50ms
    8.985 739 416  n0     says to {n3}: heartbeat_ack t3 r783 promise 50ms
    8.985 741 320  n1     hears n3: heartbeat t3 r783 promise 50ms
    8.985 741 320  n1     says to {n3}: heartbeat_ack t3 r783 promise 50ms
    8.985 766 561  n3     hears n2: heartbeat_ack t3 r783 promise 50ms
    8.985 766 682  n3     hears n1: heartbeat_ack t3 r783 promise 50ms
    8.985 769 584  n3     hears n0: heartbeat_ack t3 r783 promise 50ms
    8.985 774 097  n3     hears n4: heartbeat_ack t3 r783 promise 50ms
    8.995 706 729  n3     says to {n0, n1, n2, n4}: heartbeat t3 r784 promise 50ms
    8.995 737 342  n4     hears n3: heartbeat t3 r784 promise 50ms
    8.995 737 342  n4     says to {n3}: heartbeat_ack t3 r784 promise 50ms
    8.995 738 704  n0     hears n3: heartbeat t3 r784 promise 50ms
    8.995 738 704  n0     says to {n3}: heartbeat_ack t3 r784 promise 50ms
    8.995 740 418  n2     hears n3: heartbeat t3 r784 promise 50ms
    8.995 740 418  n2     says to {n3}: heartbeat_ack t3 r784 promise 50ms
    8.995 740 437  n1     hears n3: heartbeat t3 r784 promise 50ms
    8.995 740 437  n1     says to {n3}: heartbeat_ack t3 r784 promise 50ms
    8.995 765 610  n3     hears n1: heartbeat_ack t3 r784 promise 50ms
    8.995 767 919  n3     hears n4: heartbeat_ack t3 r784 promise 50ms
    8.995 773 643  n3     hears n2: heartbeat_ack t3 r784 promise 50ms
    8.995 775 365  n3     hears n0: heartbeat_ack t3 r784 promise 50ms
    9.005 706 854  n3     says to {n0, n1, n2, n4}: heartbeat t3 r785 promise 50ms
    9.005 742 632  n0     hears n3: heartbeat t3 r785 promise 50ms
    9.005 742 632  n0     says to {n3}: heartbeat_ack t3 r785 promise 50ms
    9.005 743 438  n1     hears n3: heartbeat t3 r785 promise 50ms
    9.005 743 438  n1     says to {n3}: heartbeat_ack t3 r785 promise 50ms
    9.005 743 991  n4     hears n3: heartbeat t3 r785 promise 50ms
    9.005 743 991  n4     says to {n3}: heartbeat_ack t3 r785 promise 50ms
    9.005 744 034  n2     hears n3: heartbeat t3 r785 promise 50ms
    9.005 744 034  n2     says to {n3}: heartbeat_ack t3 r785 promise 50ms
    9.005 769 366  n3     hears n1: heartbeat_ack t3 r785 promise 50ms
    9.005 770 250  n3     hears n0: heartbeat_ack t3 r785 promise 50ms
    9.005 774 437  n3     hears n4: heartbeat_ack t3 r785 promise 50ms
    9.005 779 893  n3     hears n2: heartbeat_ack t3 r785 promise 50ms
    9.015 707 324  n3     says to {n0, n1, n2, n4}: heartbeat t3 r786 promise 50ms
    9.015 734 240  n1     hears n3: heartbeat t3 r786 promise 50ms
    9.015 734 240  n1     says to {n3}: heartbeat_ack t3 r786 promise 50ms
    9.015 736 350  n2     hears n3: heartbeat t3 r786 promise 50ms
    9.015 736 350  n2     says to {n3}: heartbeat_ack t3 r786 promise 50ms
    9.015 742 421  n4     hears n3: heartbeat t3 r786 promise 50ms
    9.015 742 421  n4     says to {n3}: heartbeat_ack t3 r786 promise 50ms
    9.015 744 784  n0     hears n3: heartbeat t3 r786 promise 50ms
    9.015 744 784  n0     says to {n3}: heartbeat_ack t3 r786 promise 50ms
    9.015 767 088  n3     hears n2: heartbeat_ack t3 r786 promise 50ms
    9.015 767 180  n3     hears n1: heartbeat_ack t3 r786 promise 50ms
    9.015 778 834  n3     hears n4: heartbeat_ack t3 r786 promise 50ms
    9.015 779 799  n3     hears n0: heartbeat_ack t3 r786 promise 50ms
    9.025 708 245  n3     says to {n0, n1, n2, n4}: heartbeat t3 r787 promise 50ms
    9.025 734 569  n0     hears n3: heartbeat t3 r787 promise 50ms
    9.025 734 569  n0     says to {n3}: heartbeat_ack t3 r787 promise 50ms
    9.025 734 689  n4     hears n3: heartbeat t3 r787 promise 50ms
    9.025 734 689  n4     says to {n3}: heartbeat_ack t3 r787 promise 50ms
    9.025 736 382  n1     hears n3: heartbeat t3 r787 promise 50ms
    9.025 736 382  n1     says to {n3}: heartbeat_ack t3 r787 promise 50ms
    9.025 744 768  n2     hears n3: heartbeat t3 r787 promise 50ms
    9.025 744 768  n2     says to {n3}: heartbeat_ack t3 r787 promise 50ms
    9.025 761 253  n3     hears n4: heartbeat_ack t3 r787 promise 50ms
    9.025 765 290  n3     hears n0: heartbeat_ack t3 r787 promise 50ms
    9.025 768 092  n3     hears n1: heartbeat_ack t3 r787 promise 50ms
    9.025 775 104  n3     hears n2: heartbeat_ack t3 r787 promise 50ms
    9.035 708 512  n3     says to {n0, n1, n2, n4}: heartbeat t3 r788 promise 50ms
    9.035 735 369  n4     hears n3: heartbeat t3 r788 promise 50ms
    9.035 735 369  n4     says to {n3}: heartbeat_ack t3 r788 promise 50ms
    9.035 736 258  n0     hears n3: heartbeat t3 r788 promise 50ms
    9.035 736 258  n0     says to {n3}: heartbeat_ack t3 r788 promise 50ms
    9.035 741 642  n2     hears n3: heartbeat t3 r788 promise 50ms
    9.035 741 642  n2     says to {n3}: heartbeat_ack t3 r788 promise 50ms
    9.035 745 174  n1     hears n3: heartbeat t3 r788 promise 50ms
    9.035 745 174  n1     says to {n3}: heartbeat_ack t3 r788 promise 50ms
    9.035 763 546  n3     hears n0: heartbeat_ack t3 r788 promise 50ms
    9.035 766 094  n3     hears n4: heartbeat_ack t3 r788 promise 50ms
    9.035 769 019  n3     hears n2: heartbeat_ack t3 r788 promise 50ms
    9.035 771 804  n3     hears n1: heartbeat_ack t3 r788 promise 50ms
    9.045 709 174  n3     says to {n0, n1, n2, n4}: heartbeat t3 r789 promise 50ms
    9.045 737 456  n1     hears n3: heartbeat t3 r789 promise 50ms
    9.045 737 456  n1     says to {n3}: heartbeat_ack t3 r789 promise 50ms
    9.045 738 488  n4     hears n3: heartbeat t3 r789 promise 50ms
    9.045 738 488  n4     says to {n3}: heartbeat_ack t3 r789 promise 50ms
    9.045 739 709  n0     hears n3: heartbeat t3 r789 promise 50ms
    9.045 739 709  n0     says to {n3}: heartbeat_ack t3 r789 promise 50ms
    9.045 745 856  n2     hears n3: heartbeat t3 r789 promise 50ms
    9.045 745 856  n2     says to {n3}: heartbeat_ack t3 r789 promise 50ms
    9.045 765 010  n3     hears n1: heartbeat_ack t3 r789 promise 50ms
    9.045 765 084  n3     hears n4: heartbeat_ack t3 r789 promise 50ms
    9.045 769 169  n3     hears n0: heartbeat_ack t3 r789 promise 50ms
    9.045 778 912  n3     hears n2: heartbeat_ack t3 r789 promise 50ms
    9.055 709 611  n3     says to {n0, n1, n2, n4}: heartbeat t3 r790 promise 50ms
    9.055 738 841  n4     hears n3: heartbeat t3 r790 promise 50ms
    9.055 738 841  n4     says to {n3}: heartbeat_ack t3 r790 promise 50ms
    9.055 744 611  n2     hears n3: heartbeat t3 r790 promise 50ms
    9.055 744 611  n2     says to {n3}: heartbeat_ack t3 r790 promise 50ms
    9.055 744 659  n0     hears n3: heartbeat t3 r790 promise 50ms
    9.055 744 659  n0     says to {n3}: heartbeat_ack t3 r790 promise 50ms
    9.055 746 484  n1     hears n3: heartbeat t3 r790 promise 50ms
    9.055 746 484  n1     says to {n3}: heartbeat_ack t3 r790 promise 50ms
    9.055 773 774  n3     hears n2: heartbeat_ack t3 r790 promise 50ms
    9.055 774 430  n3     hears n0: heartbeat_ack t3 r790 promise 50ms
    9.055 774 863  n3     hears n4: heartbeat_ack t3 r790 promise 50ms
    9.055 776 214  n3     hears n1: heartbeat_ack t3 r790 promise 50ms
    9.065 709 795  n3     says to {n0, n1, n2, n4}: heartbeat t3 r791 promise 50ms
    9.065 742 009  n0     hears n3: heartbeat t3 r791 promise 50ms
    9.065 742 009  n0     says to {n3}: heartbeat_ack t3 r791 promise 50ms
    9.065 742 582  n2     hears n3: heartbeat t3 r791 promise 50ms
    9.065 742 582  n2     says to {n3}: heartbeat_ack t3 r791 promise 50ms
    9.065 743 734  n4     hears n3: heartbeat t3 r791 promise 50ms
    9.065 743 734  n4     says to {n3}: heartbeat_ack t3 r791 promise 50ms
    9.065 747 179  n1     hears n3: heartbeat t3 r791 promise 50ms
    9.065 747 179  n1     says to {n3}: heartbeat_ack t3 r791 promise 50ms
    9.065 772 246  n3     hears n2: heartbeat_ack t3 r791 promise 50ms
    9.065 775 960  n3     hears n0: heartbeat_ack t3 r791 promise 50ms
    9.065 778 009  n3     hears n4: heartbeat_ack t3 r791 promise 50ms
    9.065 780 118  n3     hears n1: heartbeat_ack t3 r791 promise 50ms
    9.075 710 596  n3     says to {n0, n1, n2, n4}: heartbeat t3 r792 promise 50ms
    9.075 735 870  n4     hears n3: heartbeat t3 r792 promise 50ms
    9.075 735 870  n4     says to {n3}: heartbeat_ack t3 r792 promise 50ms
    9.075 739 183  n0     hears n3: heartbeat t3 r792 promise 50ms
    9.075 739 183  n0     says to {n3}: heartbeat_ack t3 r792 promise 50ms
    9.075 745 752  n2     hears n3: heartbeat t3 r792 promise 50ms
    9.075 745 752  n2     says to {n3}: heartbeat_ack t3 r792 promise 50ms
    9.075 746 462  n1     hears n3: heartbeat t3 r792 promise 50ms
    9.075 746 462  n1     says to {n3}: heartbeat_ack t3 r792 promise 50ms
    9.075 762 475  n3     hears n4: heartbeat_ack t3 r792 promise 50ms
    9.075 768 194  n3     hears n0: heartbeat_ack t3 r792 promise 50ms
    9.075 776 078  n3     hears n2: heartbeat_ack t3 r792 promise 50ms
    9.075 780 003  n3     hears n1: heartbeat_ack t3 r792 promise 50ms
    9.085 711 041  n3     says to {n0, n1, n2, n4}: heartbeat t3 r793 promise 50ms
    9.085 738 183  n2     hears n3: heartbeat t3 r793 promise 50ms
    9.085 738 183  n2     says to {n3}: heartbeat_ack t3 r793 promise 50ms
    9.085 742 918  n4     hears n3: heartbeat t3 r793 promise 50ms
    9.085 742 918  n4     says to {n3}: heartbeat_ack t3 r793 promise 50ms
    9.085 744 274  n0     hears n3: heartbeat t3 r793 promise 50ms
    9.085 744 274  n0     says to {n3}: heartbeat_ack t3 r793 promise 50ms
    9.085 744 555  n1     hears n3: heartbeat t3 r793 promise 50ms
    9.085 744 555  n1     says to {n3}: heartbeat_ack t3 r793 promise 50ms
    9.085 766 217  n3     hears n2: heartbeat_ack t3 r793 promise 50ms
    9.085 775 977  n3     hears n1: heartbeat_ack t3 r793 promise 50ms
    9.085 777 994  n3     hears n0: heartbeat_ack t3 r793 promise 50ms
    9.085 779 597  n3     hears n4: heartbeat_ack t3 r793 promise 50ms
    9.095 711 546  n3     says to {n0, n1, n2, n4}: heartbeat t3 r794 promise 50ms
    9.095 739 095  n1     hears n3: heartbeat t3 r794 promise 50ms
    9.095 739 095  n1     says to {n3}: heartbeat_ack t3 r794 promise 50ms
    9.095 743 030  n4     hears n3: heartbeat t3 r794 promise 50ms
    9.095 743 030  n4     says to {n3}: heartbeat_ack t3 r794 promise 50ms
    9.095 745 398  n0     hears n3: heartbeat t3 r794 promise 50ms
    9.095 745 398  n0     says to {n3}: heartbeat_ack t3 r794 promise 50ms
    9.095 748 366  n2     hears n3: heartbeat t3 r794 promise 50ms
    9.095 748 366  n2     says to {n3}: heartbeat_ack t3 r794 promise 50ms
    9.095 770 975  n3     hears n4: heartbeat_ack t3 r794 promise 50ms
    9.095 771 327  n3     hears n1: heartbeat_ack t3 r794 promise 50ms
    9.095 779 691  n3     hears n0: heartbeat_ack t3 r794 promise 50ms
    9.095 783 107  n3     hears n2: heartbeat_ack t3 r794 promise 50ms
    9.105 712 097  n3     says to {n0, n1, n2, n4}: heartbeat t3 r795 promise 50ms
    9.105 737 478  n1     hears n3: heartbeat t3 r795 promise 50ms
    9.105 737 478  n1     says to {n3}: heartbeat_ack t3 r795 promise 50ms
    9.105 737 927  n0     hears n3: heartbeat t3 r795 promise 50ms
    9.105 737 927  n0     says to {n3}: heartbeat_ack t3 r795 promise 50ms
    9.105 741 558  n4     hears n3: heartbeat t3 r795 promise 50ms
    9.105 741 558  n4     says to {n3}: heartbeat_ack t3 r795 promise 50ms
    9.105 745 141  n2     hears n3: heartbeat t3 r795 promise 50ms
    9.105 745 141  n2     says to {n3}: heartbeat_ack t3 r795 promise 50ms
    9.105 767 831  n3     hears n1: heartbeat_ack t3 r795 promise 50ms
    9.105 772 344  n3     hears n0: heartbeat_ack t3 r795 promise 50ms
    9.105 772 359  n3     hears n2: heartbeat_ack t3 r795 promise 50ms
    9.105 776 591  n3     hears n4: heartbeat_ack t3 r795 promise 50ms
    9.115 712 419  n3     says to {n0, n1, n2, n4}: heartbeat t3 r796 promise 50ms
    9.115 738 971  n1     hears n3: heartbeat t3 r796 promise 50ms
    9.115 738 971  n1     says to {n3}: heartbeat_ack t3 r796 promise 50ms
    9.115 739 593  n4     hears n3: heartbeat t3 r796 promise 50ms
    9.115 739 593  n4     says to {n3}: heartbeat_ack t3 r796 promise 50ms
    9.115 739 595  n2     hears n3: heartbeat t3 r796 promise 50ms
    9.115 739 595  n2     says to {n3}: heartbeat_ack t3 r796 promise 50ms
    9.115 742 336  n0     hears n3: heartbeat t3 r796 promise 50ms
    9.115 742 336  n0     says to {n3}: heartbeat_ack t3 r796 promise 50ms
    9.115 764 863  n3     hears n4: heartbeat_ack t3 r796 promise 50ms
    9.115 770 488  n3     hears n0: heartbeat_ack t3 r796 promise 50ms
    9.115 770 892  n3     hears n1: heartbeat_ack t3 r796 promise 50ms
    9.115 772 570  n3     hears n2: heartbeat_ack t3 r796 promise 50ms
    9.125 713 205  n3     says to {n0, n1, n2, n4}: heartbeat t3 r797 promise 50ms
    9.125 741 128  n1     hears n3: heartbeat t3 r797 promise 50ms
    9.125 741 128  n1     says to {n3}: heartbeat_ack t3 r797 promise 50ms
    9.125 741 259  n0     hears n3: heartbeat t3 r797 promise 50ms
    9.125 741 259  n0     says to {n3}: heartbeat_ack t3 r797 promise 50ms
    9.125 748 147  n2     hears n3: heartbeat t3 r797 promise 50ms
    9.125 748 147  n2     says to {n3}: heartbeat_ack t3 r797 promise 50ms
    9.125 748 986  n4     hears n3: heartbeat t3 r797 promise 50ms
    9.125 748 986  n4     says to {n3}: heartbeat_ack t3 r797 promise 50ms
    9.125 771 769  n3     hears n1: heartbeat_ack t3 r797 promise 50ms
    9.125 775 031  n3     hears n4: heartbeat_ack t3 r797 promise 50ms
    9.125 777 155  n3     hears n0: heartbeat_ack t3 r797 promise 50ms
    9.125 779 415  n3     hears n2: heartbeat_ack t3 r797 promise 50ms
    9.135 713 556  n3     says to {n0, n1, n2, n4}: heartbeat t3 r798 promise 50ms
    9.135 741 298  n4     hears n3: heartbeat t3 r798 promise 50ms
    9.135 741 298  n4     says to {n3}: heartbeat_ack t3 r798 promise 50ms
    9.135 742 554  n1     hears n3: heartbeat t3 r798 promise 50ms
    9.135 742 554  n1     says to {n3}: heartbeat_ack t3 r798 promise 50ms
    9.135 743 704  n0     hears n3: heartbeat t3 r798 promise 50ms
    9.135 743 704  n0     says to {n3}: heartbeat_ack t3 r798 promise 50ms
    9.135 744 996  n2     hears n3: heartbeat t3 r798 promise 50ms
    9.135 744 996  n2     says to {n3}: heartbeat_ack t3 r798 promise 50ms
    9.135 767 454  n3     hears n4: heartbeat_ack t3 r798 promise 50ms
    9.135 775 313  n3     hears n0: heartbeat_ack t3 r798 promise 50ms
    9.135 775 748  n3     hears n1: heartbeat_ack t3 r798 promise 50ms
    9.135 780 186  n3     hears n2: heartbeat_ack t3 r798 promise 50ms
    9.145 714 066  n3     says to {n0, n1, n2, n4}: heartbeat t3 r799 promise 50ms
    9.145 743 674  n2     hears n3: heartbeat t3 r799 promise 50ms
    9.145 743 674  n2     says to {n3}: heartbeat_ack t3 r799 promise 50ms
    9.145 747 642  n0     hears n3: heartbeat t3 r799 promise 50ms
    9.145 747 642  n0     says to {n3}: heartbeat_ack t3 r799 promise 50ms
    9.145 747 703  n1     hears n3: heartbeat t3 r799 promise 50ms
    9.145 747 703  n1     says to {n3}: heartbeat_ack t3 r799 promise 50ms
    9.145 748 215  n4     hears n3: heartbeat t3 r799 promise 50ms
    9.145 748 215  n4     says to {n3}: heartbeat_ack t3 r799 promise 50ms
    9.145 775 843  n3     hears n1: heartbeat_ack t3 r799 promise 50ms
    9.145 776 070  n3     hears n2: heartbeat_ack t3 r799 promise 50ms
    9.145 779 386  n3     hears n0: heartbeat_ack t3 r799 promise 50ms
    9.145 779 788  n3     hears n4: heartbeat_ack t3 r799 promise 50ms
    9.155 714 735  n3     says to {n0, n1, n2, n4}: heartbeat t3 r800 promise 50ms
    9.155 744 145  n0     hears n3: heartbeat t3 r800 promise 50ms
    9.155 744 145  n0     says to {n3}: heartbeat_ack t3 r800 promise 50ms
    9.155 744 529  n4     hears n3: heartbeat t3 r800 promise 50ms
    9.155 744 529  n4     says to {n3}: heartbeat_ack t3 r800 promise 50ms
    9.155 746 030  n1     hears n3: heartbeat t3 r800 promise 50ms
    9.155 746 030  n1     says to {n3}: heartbeat_ack t3 r800 promise 50ms
    9.155 747 211  n2     hears n3: heartbeat t3 r800 promise 50ms
    9.155 747 211  n2     says to {n3}: heartbeat_ack t3 r800 promise 50ms
    9.155 770 387  n3     hears n0: heartbeat_ack t3 r800 promise 50ms
    9.155 775 150  n3     hears n4: heartbeat_ack t3 r800 promise 50ms
    9.155 779 362  n3     hears n1: heartbeat_ack t3 r800 promise 50ms
    9.155 784 027  n3     hears n2: heartbeat_ack t3 r800 promise 50ms
    9.165 714 947  n3     says to {n0, n1, n2, n4}: heartbeat t3 r801 promise 50ms
    9.165 743 268  n4     hears n3: heartbeat t3 r801 promise 50ms
    9.165 743 268  n4     says to {n3}: heartbeat_ack t3 r801 promise 50ms
    9.165 744 163  n2     hears n3: heartbeat t3 r801 promise 50ms
    9.165 744 163  n2     says to {n3}: heartbeat_ack t3 r801 promise 50ms
    9.165 746 473  n0     hears n3: heartbeat t3 r801 promise 50ms
    9.165 746 473  n0     says to {n3}: heartbeat_ack t3 r801 promise 50ms
    9.165 751 191  n1     hears n3: heartbeat t3 r801 promise 50ms
    9.165 751 191  n1     says to {n3}: heartbeat_ack t3 r801 promise 50ms
    9.165 774 295  n3     hears n0: heartbeat_ack t3 r801 promise 50ms
    9.165 775 272  n3     hears n4: heartbeat_ack t3 r801 promise 50ms
    9.165 780 865  n3     hears n2: heartbeat_ack t3 r801 promise 50ms
    9.165 783 834  n3     hears n1: heartbeat_ack t3 r801 promise 50ms
    9.175 715 388  n3     says to {n0, n1, n2, n4}: heartbeat t3 r802 promise 50ms
    9.175 741 838  n0     hears n3: heartbeat t3 r802 promise 50ms
    9.175 741 838  n0     says to {n3}: heartbeat_ack t3 r802 promise 50ms
    9.175 743 490  n1     hears n3: heartbeat t3 r802 promise 50ms
    9.175 743 490  n1     says to {n3}: heartbeat_ack t3 r802 promise 50ms
    9.175 746 923  n4     hears n3: heartbeat t3 r802 promise 50ms
    9.175 746 923  n4     says to {n3}: heartbeat_ack t3 r802 promise 50ms
    9.175 749 428  n2     hears n3: heartbeat t3 r802 promise 50ms
    9.175 749 428  n2     says to {n3}: heartbeat_ack t3 r802 promise 50ms
    9.175 770 077  n3     hears n1: heartbeat_ack t3 r802 promise 50ms
    9.175 770 691  n3     hears n0: heartbeat_ack t3 r802 promise 50ms
    9.175 778 358  n3     hears n2: heartbeat_ack t3 r802 promise 50ms
    9.175 779 271  n3     hears n4: heartbeat_ack t3 r802 promise 50ms
    9.185 716 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r803 promise 50ms
    9.185 742 531  n0     hears n3: heartbeat t3 r803 promise 50ms
    9.185 742 531  n0     says to {n3}: heartbeat_ack t3 r803 promise 50ms
    9.185 749 425  n1     hears n3: heartbeat t3 r803 promise 50ms
    9.185 749 425  n1     says to {n3}: heartbeat_ack t3 r803 promise 50ms
    9.185 749 581  n2     hears n3: heartbeat t3 r803 promise 50ms
    9.185 749 581  n2     says to {n3}: heartbeat_ack t3 r803 promise 50ms
    9.185 752 384  n4     hears n3: heartbeat t3 r803 promise 50ms
    9.185 752 384  n4     says to {n3}: heartbeat_ack t3 r803 promise 50ms
    9.185 779 481  n3     hears n0: heartbeat_ack t3 r803 promise 50ms
    9.185 781 203  n3     hears n2: heartbeat_ack t3 r803 promise 50ms
    9.185 782 006  n3     hears n4: heartbeat_ack t3 r803 promise 50ms
    9.185 782 932  n3     hears n1: heartbeat_ack t3 r803 promise 50ms
    9.195 716 703  n3     says to {n0, n1, n2, n4}: heartbeat t3 r804 promise 50ms
    9.195 742 043  n4     hears n3: heartbeat t3 r804 promise 50ms
    9.195 742 043  n4     says to {n3}: heartbeat_ack t3 r804 promise 50ms
    9.195 743 821  n0     hears n3: heartbeat t3 r804 promise 50ms
    9.195 743 821  n0     says to {n3}: heartbeat_ack t3 r804 promise 50ms
    9.195 752 663  n2     hears n3: heartbeat t3 r804 promise 50ms
    9.195 752 663  n2     says to {n3}: heartbeat_ack t3 r804 promise 50ms
    9.195 752 666  n1     hears n3: heartbeat t3 r804 promise 50ms
    9.195 752 666  n1     says to {n3}: heartbeat_ack t3 r804 promise 50ms
    9.195 773 071  n3     hears n0: heartbeat_ack t3 r804 promise 50ms
    9.195 778 270  n3     hears n4: heartbeat_ack t3 r804 promise 50ms
    9.195 782 053  n3     hears n1: heartbeat_ack t3 r804 promise 50ms
    9.195 784 324  n3     hears n2: heartbeat_ack t3 r804 promise 50ms
    9.205 716 883  n3     says to {n0, n1, n2, n4}: heartbeat t3 r805 promise 50ms
    9.205 744 801  n4     hears n3: heartbeat t3 r805 promise 50ms
    9.205 744 801  n4     says to {n3}: heartbeat_ack t3 r805 promise 50ms
    9.205 746 604  n2     hears n3: heartbeat t3 r805 promise 50ms
    9.205 746 604  n2     says to {n3}: heartbeat_ack t3 r805 promise 50ms
    9.205 750 639  n1     hears n3: heartbeat t3 r805 promise 50ms
    9.205 750 639  n1     says to {n3}: heartbeat_ack t3 r805 promise 50ms
    9.205 753 195  n0     hears n3: heartbeat t3 r805 promise 50ms
    9.205 753 195  n0     says to {n3}: heartbeat_ack t3 r805 promise 50ms
    9.205 775 139  n3     hears n2: heartbeat_ack t3 r805 promise 50ms
    9.205 778 991  n3     hears n0: heartbeat_ack t3 r805 promise 50ms
    9.205 780 402  n3     hears n4: heartbeat_ack t3 r805 promise 50ms
    9.205 785 267  n3     hears n1: heartbeat_ack t3 r805 promise 50ms
    9.215 717 563  n3     says to {n0, n1, n2, n4}: heartbeat t3 r806 promise 50ms
    9.215 743 420  n1     hears n3: heartbeat t3 r806 promise 50ms
    9.215 743 420  n1     says to {n3}: heartbeat_ack t3 r806 promise 50ms
    9.215 744 329  n4     hears n3: heartbeat t3 r806 promise 50ms
    9.215 744 329  n4     says to {n3}: heartbeat_ack t3 r806 promise 50ms
    9.215 748 137  n0     hears n3: heartbeat t3 r806 promise 50ms
    9.215 748 137  n0     says to {n3}: heartbeat_ack t3 r806 promise 50ms
    9.215 749 816  n2     hears n3: heartbeat t3 r806 promise 50ms
    9.215 749 816  n2     says to {n3}: heartbeat_ack t3 r806 promise 50ms
    9.215 769 527  n3     hears n4: heartbeat_ack t3 r806 promise 50ms
    9.215 774 793  n3     hears n1: heartbeat_ack t3 r806 promise 50ms
    9.215 777 000  n3     hears n0: heartbeat_ack t3 r806 promise 50ms
    9.215 778 783  n3     hears n2: heartbeat_ack t3 r806 promise 50ms
    9.225 717 902  n3     says to {n0, n1, n2, n4}: heartbeat t3 r807 promise 50ms
    9.225 744 007  n0     hears n3: heartbeat t3 r807 promise 50ms
    9.225 744 007  n0     says to {n3}: heartbeat_ack t3 r807 promise 50ms
    9.225 744 804  n4     hears n3: heartbeat t3 r807 promise 50ms
    9.225 744 804  n4     says to {n3}: heartbeat_ack t3 r807 promise 50ms
    9.225 747 999  n1     hears n3: heartbeat t3 r807 promise 50ms
    9.225 747 999  n1     says to {n3}: heartbeat_ack t3 r807 promise 50ms
    9.225 754 574  n2     hears n3: heartbeat t3 r807 promise 50ms
    9.225 754 574  n2     says to {n3}: heartbeat_ack t3 r807 promise 50ms
    9.225 777 557  n3     hears n4: heartbeat_ack t3 r807 promise 50ms
    9.225 779 886  n3     hears n0: heartbeat_ack t3 r807 promise 50ms
    9.225 780 961  n3     hears n1: heartbeat_ack t3 r807 promise 50ms
    9.225 789 873  n3     hears n2: heartbeat_ack t3 r807 promise 50ms
    9.235 718 588  n3     says to {n0, n1, n2, n4}: heartbeat t3 r808 promise 50ms
    9.235 745 840  n1     hears n3: heartbeat t3 r808 promise 50ms
    9.235 745 840  n1     says to {n3}: heartbeat_ack t3 r808 promise 50ms
    9.235 746 100  n2     hears n3: heartbeat t3 r808 promise 50ms
    9.235 746 100  n2     says to {n3}: heartbeat_ack t3 r808 promise 50ms
    9.235 752 168  n4     hears n3: heartbeat t3 r808 promise 50ms
    9.235 752 168  n4     says to {n3}: heartbeat_ack t3 r808 promise 50ms
    9.235 754 777  n0     hears n3: heartbeat t3 r808 promise 50ms
    9.235 754 777  n0     says to {n3}: heartbeat_ack t3 r808 promise 50ms
    9.235 778 307  n3     hears n1: heartbeat_ack t3 r808 promise 50ms
    9.235 781 734  n3     hears n2: heartbeat_ack t3 r808 promise 50ms
    9.235 784 410  n3     hears n4: heartbeat_ack t3 r808 promise 50ms
    9.235 787 986  n3     hears n0: heartbeat_ack t3 r808 promise 50ms
    9.245 719 043  n3     says to {n0, n1, n2, n4}: heartbeat t3 r809 promise 50ms
    9.245 744 839  n4     hears n3: heartbeat t3 r809 promise 50ms
    9.245 744 839  n4     says to {n3}: heartbeat_ack t3 r809 promise 50ms
    9.245 746 912  n2     hears n3: heartbeat t3 r809 promise 50ms
    9.245 746 912  n2     says to {n3}: heartbeat_ack t3 r809 promise 50ms
    9.245 750 834  n1     hears n3: heartbeat t3 r809 promise 50ms
    9.245 750 834  n1     says to {n3}: heartbeat_ack t3 r809 promise 50ms
    9.245 755 260  n0     hears n3: heartbeat t3 r809 promise 50ms
    9.245 755 260  n0     says to {n3}: heartbeat_ack t3 r809 promise 50ms
    9.245 772 150  n3     hears n2: heartbeat_ack t3 r809 promise 50ms
    9.245 775 180  n3     hears n4: heartbeat_ack t3 r809 promise 50ms
    9.245 783 675  n3     hears n1: heartbeat_ack t3 r809 promise 50ms
    9.245 787 671  n3     hears n0: heartbeat_ack t3 r809 promise 50ms
    9.255 719 763  n3     says to {n0, n1, n2, n4}: heartbeat t3 r810 promise 50ms
    9.255 748 500  n1     hears n3: heartbeat t3 r810 promise 50ms
    9.255 748 500  n1     says to {n3}: heartbeat_ack t3 r810 promise 50ms
    9.255 753 212  n2     hears n3: heartbeat t3 r810 promise 50ms
    9.255 753 212  n2     says to {n3}: heartbeat_ack t3 r810 promise 50ms
    9.255 756 325  n4     hears n3: heartbeat t3 r810 promise 50ms
    9.255 756 325  n4     says to {n3}: heartbeat_ack t3 r810 promise 50ms
    9.255 756 994  n0     hears n3: heartbeat t3 r810 promise 50ms
    9.255 756 994  n0     says to {n3}: heartbeat_ack t3 r810 promise 50ms
    9.255 775 876  n3     hears n1: heartbeat_ack t3 r810 promise 50ms
    9.255 784 034  n3     hears n0: heartbeat_ack t3 r810 promise 50ms
    9.255 784 056  n3     hears n4: heartbeat_ack t3 r810 promise 50ms
    9.255 786 161  n3     hears n2: heartbeat_ack t3 r810 promise 50ms
    9.265 719 856  n3     says to {n0, n1, n2, n4}: heartbeat t3 r811 promise 50ms
    9.265 744 915  n0     hears n3: heartbeat t3 r811 promise 50ms
    9.265 744 915  n0     says to {n3}: heartbeat_ack t3 r811 promise 50ms
    9.265 749 111  n1     hears n3: heartbeat t3 r811 promise 50ms
    9.265 749 111  n1     says to {n3}: heartbeat_ack t3 r811 promise 50ms
    9.265 750 268  n4     hears n3: heartbeat t3 r811 promise 50ms
    9.265 750 268  n4     says to {n3}: heartbeat_ack t3 r811 promise 50ms
    9.265 750 762  n2     hears n3: heartbeat t3 r811 promise 50ms
    9.265 750 762  n2     says to {n3}: heartbeat_ack t3 r811 promise 50ms
    9.265 774 845  n3     hears n1: heartbeat_ack t3 r811 promise 50ms
    9.265 775 440  n3     hears n0: heartbeat_ack t3 r811 promise 50ms
    9.265 780 210  n3     hears n2: heartbeat_ack t3 r811 promise 50ms
    9.265 784 375  n3     hears n4: heartbeat_ack t3 r811 promise 50ms
    9.275 720 533  n3     says to {n0, n1, n2, n4}: heartbeat t3 r812 promise 50ms
    9.275 745 692  n4     hears n3: heartbeat t3 r812 promise 50ms
    9.275 745 692  n4     says to {n3}: heartbeat_ack t3 r812 promise 50ms
    9.275 749 547  n1     hears n3: heartbeat t3 r812 promise 50ms
    9.275 749 547  n1     says to {n3}: heartbeat_ack t3 r812 promise 50ms
    9.275 752 082  n2     hears n3: heartbeat t3 r812 promise 50ms
    9.275 752 082  n2     says to {n3}: heartbeat_ack t3 r812 promise 50ms
    9.275 753 007  n0     hears n3: heartbeat t3 r812 promise 50ms
    9.275 753 007  n0     says to {n3}: heartbeat_ack t3 r812 promise 50ms
    9.275 774 223  n3     hears n4: heartbeat_ack t3 r812 promise 50ms
    9.275 777 058  n3     hears n1: heartbeat_ack t3 r812 promise 50ms
    9.275 783 416  n3     hears n0: heartbeat_ack t3 r812 promise 50ms
    9.275 787 931  n3     hears n2: heartbeat_ack t3 r812 promise 50ms
    9.285 720 791  n3     says to {n0, n1, n2, n4}: heartbeat t3 r813 promise 50ms
    9.285 746 613  n4     hears n3: heartbeat t3 r813 promise 50ms
    9.285 746 613  n4     says to {n3}: heartbeat_ack t3 r813 promise 50ms
    9.285 749 811  n1     hears n3: heartbeat t3 r813 promise 50ms
    9.285 749 811  n1     says to {n3}: heartbeat_ack t3 r813 promise 50ms
    9.285 751 395  n2     hears n3: heartbeat t3 r813 promise 50ms
    9.285 751 395  n2     says to {n3}: heartbeat_ack t3 r813 promise 50ms
    9.285 751 889  n0     hears n3: heartbeat t3 r813 promise 50ms
    9.285 751 889  n0     says to {n3}: heartbeat_ack t3 r813 promise 50ms
    9.285 781 940  n3     hears n1: heartbeat_ack t3 r813 promise 50ms
    9.285 782 501  n3     hears n4: heartbeat_ack t3 r813 promise 50ms
    9.285 786 990  n3     hears n0: heartbeat_ack t3 r813 promise 50ms
    9.285 788 737  n3     hears n2: heartbeat_ack t3 r813 promise 50ms
    9.295 721 744  n3     says to {n0, n1, n2, n4}: heartbeat t3 r814 promise 50ms
    9.295 747 883  n0     hears n3: heartbeat t3 r814 promise 50ms
    9.295 747 883  n0     says to {n3}: heartbeat_ack t3 r814 promise 50ms
    9.295 750 485  n4     hears n3: heartbeat t3 r814 promise 50ms
    9.295 750 485  n4     says to {n3}: heartbeat_ack t3 r814 promise 50ms
    9.295 753 386  n1     hears n3: heartbeat t3 r814 promise 50ms
    9.295 753 386  n1     says to {n3}: heartbeat_ack t3 r814 promise 50ms
    9.295 757 385  n2     hears n3: heartbeat t3 r814 promise 50ms
    9.295 757 385  n2     says to {n3}: heartbeat_ack t3 r814 promise 50ms
    9.295 775 590  n3     hears n0: heartbeat_ack t3 r814 promise 50ms
    9.295 783 400  n3     hears n1: heartbeat_ack t3 r814 promise 50ms
    9.295 784 385  n3     hears n2: heartbeat_ack t3 r814 promise 50ms
    9.295 787 282  n3     hears n4: heartbeat_ack t3 r814 promise 50ms
    9.305 721 812  n3     says to {n0, n1, n2, n4}: heartbeat t3 r815 promise 50ms
    9.305 747 159  n4     hears n3: heartbeat t3 r815 promise 50ms
    9.305 747 159  n4     says to {n3}: heartbeat_ack t3 r815 promise 50ms
    9.305 749 792  n1     hears n3: heartbeat t3 r815 promise 50ms
    9.305 749 792  n1     says to {n3}: heartbeat_ack t3 r815 promise 50ms
    9.305 755 618  n0     hears n3: heartbeat t3 r815 promise 50ms
    9.305 755 618  n0     says to {n3}: heartbeat_ack t3 r815 promise 50ms
    9.305 756 315  n2     hears n3: heartbeat t3 r815 promise 50ms
    9.305 756 315  n2     says to {n3}: heartbeat_ack t3 r815 promise 50ms
    9.305 778 043  n3     hears n1: heartbeat_ack t3 r815 promise 50ms
    9.305 779 808  n3     hears n4: heartbeat_ack t3 r815 promise 50ms
    9.305 790 943  n3     hears n2: heartbeat_ack t3 r815 promise 50ms
    9.305 791 718  n3     hears n0: heartbeat_ack t3 r815 promise 50ms
    9.315 722 393  n3     says to {n0, n1, n2, n4}: heartbeat t3 r816 promise 50ms
    9.315 749 833  n2     hears n3: heartbeat t3 r816 promise 50ms
    9.315 749 833  n2     says to {n3}: heartbeat_ack t3 r816 promise 50ms
    9.315 751 688  n4     hears n3: heartbeat t3 r816 promise 50ms
    9.315 751 688  n4     says to {n3}: heartbeat_ack t3 r816 promise 50ms
    9.315 752 048  n0     hears n3: heartbeat t3 r816 promise 50ms
    9.315 752 048  n0     says to {n3}: heartbeat_ack t3 r816 promise 50ms
    9.315 756 431  n1     hears n3: heartbeat t3 r816 promise 50ms
    9.315 756 431  n1     says to {n3}: heartbeat_ack t3 r816 promise 50ms
    9.315 778 341  n3     hears n0: heartbeat_ack t3 r816 promise 50ms
    9.315 781 158  n3     hears n4: heartbeat_ack t3 r816 promise 50ms
    9.315 787 200  n3     hears n2: heartbeat_ack t3 r816 promise 50ms
    9.315 788 202  n3     hears n1: heartbeat_ack t3 r816 promise 50ms
    9.325 723 114  n3     says to {n0, n1, n2, n4}: heartbeat t3 r817 promise 50ms
    9.325 751 766  n2     hears n3: heartbeat t3 r817 promise 50ms
    9.325 751 766  n2     says to {n3}: heartbeat_ack t3 r817 promise 50ms
    9.325 757 106  n1     hears n3: heartbeat t3 r817 promise 50ms
    9.325 757 106  n1     says to {n3}: heartbeat_ack t3 r817 promise 50ms
    9.325 757 296  n4     hears n3: heartbeat t3 r817 promise 50ms
    9.325 757 296  n4     says to {n3}: heartbeat_ack t3 r817 promise 50ms
    9.325 759 760  n0     hears n3: heartbeat t3 r817 promise 50ms
    9.325 759 760  n0     says to {n3}: heartbeat_ack t3 r817 promise 50ms
    9.325 781 297  n3     hears n2: heartbeat_ack t3 r817 promise 50ms
    9.325 788 110  n3     hears n1: heartbeat_ack t3 r817 promise 50ms
    9.325 790 516  n3     hears n0: heartbeat_ack t3 r817 promise 50ms
    9.325 793 922  n3     hears n4: heartbeat_ack t3 r817 promise 50ms
    9.335 723 672  n3     says to {n0, n1, n2, n4}: heartbeat t3 r818 promise 50ms
    9.335 749 999  n4     hears n3: heartbeat t3 r818 promise 50ms
    9.335 749 999  n4     says to {n3}: heartbeat_ack t3 r818 promise 50ms
    9.335 752 066  n2     hears n3: heartbeat t3 r818 promise 50ms
    9.335 752 066  n2     says to {n3}: heartbeat_ack t3 r818 promise 50ms
    9.335 752 267  n1     hears n3: heartbeat t3 r818 promise 50ms
    9.335 752 267  n1     says to {n3}: heartbeat_ack t3 r818 promise 50ms
    9.335 754 657  n0     hears n3: heartbeat t3 r818 promise 50ms
    9.335 754 657  n0     says to {n3}: heartbeat_ack t3 r818 promise 50ms
    9.335 778 503  n3     hears n1: heartbeat_ack t3 r818 promise 50ms
    9.335 781 754  n3     hears n0: heartbeat_ack t3 r818 promise 50ms
    9.335 781 871  n3     hears n4: heartbeat_ack t3 r818 promise 50ms
    9.335 782 836  n3     hears n2: heartbeat_ack t3 r818 promise 50ms
    9.345 723 960  n3     says to {n0, n1, n2, n4}: heartbeat t3 r819 promise 50ms
    9.345 751 390  n2     hears n3: heartbeat t3 r819 promise 50ms
    9.345 751 390  n2     says to {n3}: heartbeat_ack t3 r819 promise 50ms
    9.345 753 091  n4     hears n3: heartbeat t3 r819 promise 50ms
    9.345 753 091  n4     says to {n3}: heartbeat_ack t3 r819 promise 50ms
    9.345 754 818  n0     hears n3: heartbeat t3 r819 promise 50ms
    9.345 754 818  n0     says to {n3}: heartbeat_ack t3 r819 promise 50ms
    9.345 755 186  n1     hears n3: heartbeat t3 r819 promise 50ms
    9.345 755 186  n1     says to {n3}: heartbeat_ack t3 r819 promise 50ms
    9.345 787 808  n3     hears n2: heartbeat_ack t3 r819 promise 50ms
    9.345 790 565  n3     hears n4: heartbeat_ack t3 r819 promise 50ms
    9.345 790 685  n3     hears n1: heartbeat_ack t3 r819 promise 50ms
    9.345 791 332  n3     hears n0: heartbeat_ack t3 r819 promise 50ms
    9.355 724 549  n3     says to {n0, n1, n2, n4}: heartbeat t3 r820 promise 50ms
    9.355 752 151  n0     hears n3: heartbeat t3 r820 promise 50ms
    9.355 752 151  n0     says to {n3}: heartbeat_ack t3 r820 promise 50ms
    9.355 755 984  n2     hears n3: heartbeat t3 r820 promise 50ms
    9.355 755 984  n2     says to {n3}: heartbeat_ack t3 r820 promise 50ms
    9.355 758 739  n1     hears n3: heartbeat t3 r820 promise 50ms
    9.355 758 739  n1     says to {n3}: heartbeat_ack t3 r820 promise 50ms
    9.355 760 991  n4     hears n3: heartbeat t3 r820 promise 50ms
    9.355 760 991  n4     says to {n3}: heartbeat_ack t3 r820 promise 50ms
    9.355 786 016  n3     hears n0: heartbeat_ack t3 r820 promise 50ms
    9.355 788 295  n3     hears n2: heartbeat_ack t3 r820 promise 50ms
    9.355 788 630  n3     hears n4: heartbeat_ack t3 r820 promise 50ms
    9.355 794 789  n3     hears n1: heartbeat_ack t3 r820 promise 50ms
    9.365 724 783  n3     says to {n0, n1, n2, n4}: heartbeat t3 r821 promise 50ms
    9.365 752 997  n1     hears n3: heartbeat t3 r821 promise 50ms
    9.365 752 997  n1     says to {n3}: heartbeat_ack t3 r821 promise 50ms
    9.365 757 213  n2     hears n3: heartbeat t3 r821 promise 50ms
    9.365 757 213  n2     says to {n3}: heartbeat_ack t3 r821 promise 50ms
    9.365 758 792  n4     hears n3: heartbeat t3 r821 promise 50ms
    9.365 758 792  n4     says to {n3}: heartbeat_ack t3 r821 promise 50ms
    9.365 761 370  n0     hears n3: heartbeat t3 r821 promise 50ms
    9.365 761 370  n0     says to {n3}: heartbeat_ack t3 r821 promise 50ms
    9.365 786 658  n3     hears n4: heartbeat_ack t3 r821 promise 50ms
    9.365 787 899  n3     hears n0: heartbeat_ack t3 r821 promise 50ms
    9.365 788 981  n3     hears n1: heartbeat_ack t3 r821 promise 50ms
    9.365 789 490  n3     hears n2: heartbeat_ack t3 r821 promise 50ms
    9.375 725 583  n3     says to {n0, n1, n2, n4}: heartbeat t3 r822 promise 50ms
    9.375 754 151  n4     hears n3: heartbeat t3 r822 promise 50ms
    9.375 754 151  n4     says to {n3}: heartbeat_ack t3 r822 promise 50ms
    9.375 757 626  n0     hears n3: heartbeat t3 r822 promise 50ms
    9.375 757 626  n0     says to {n3}: heartbeat_ack t3 r822 promise 50ms
    9.375 759 981  n1     hears n3: heartbeat t3 r822 promise 50ms
    9.375 759 981  n1     says to {n3}: heartbeat_ack t3 r822 promise 50ms
    9.375 762 626  n2     hears n3: heartbeat t3 r822 promise 50ms
    9.375 762 626  n2     says to {n3}: heartbeat_ack t3 r822 promise 50ms
    9.375 788 290  n3     hears n4: heartbeat_ack t3 r822 promise 50ms
    9.375 789 641  n3     hears n1: heartbeat_ack t3 r822 promise 50ms
    9.375 790 065  n3     hears n2: heartbeat_ack t3 r822 promise 50ms
    9.375 794 020  n3     hears n0: heartbeat_ack t3 r822 promise 50ms
    9.385 725 809  n3     says to {n0, n1, n2, n4}: heartbeat t3 r823 promise 50ms
    9.385 754 959  n0     hears n3: heartbeat t3 r823 promise 50ms
    9.385 754 959  n0     says to {n3}: heartbeat_ack t3 r823 promise 50ms
    9.385 758 886  n4     hears n3: heartbeat t3 r823 promise 50ms
    9.385 758 886  n4     says to {n3}: heartbeat_ack t3 r823 promise 50ms
    9.385 763 050  n1     hears n3: heartbeat t3 r823 promise 50ms
    9.385 763 050  n1     says to {n3}: heartbeat_ack t3 r823 promise 50ms
    9.385 763 242  n2     hears n3: heartbeat t3 r823 promise 50ms
    9.385 763 242  n2     says to {n3}: heartbeat_ack t3 r823 promise 50ms
    9.385 782 265  n3     hears n0: heartbeat_ack t3 r823 promise 50ms
    9.385 793 936  n3     hears n4: heartbeat_ack t3 r823 promise 50ms
    9.385 797 118  n3     hears n1: heartbeat_ack t3 r823 promise 50ms
    9.385 797 647  n3     hears n2: heartbeat_ack t3 r823 promise 50ms
    9.395 726 764  n3     says to {n0, n1, n2, n4}: heartbeat t3 r824 promise 50ms
    9.395 752 619  n2     hears n3: heartbeat t3 r824 promise 50ms
    9.395 752 619  n2     says to {n3}: heartbeat_ack t3 r824 promise 50ms
    9.395 753 731  n0     hears n3: heartbeat t3 r824 promise 50ms
    9.395 753 731  n0     says to {n3}: heartbeat_ack t3 r824 promise 50ms
    9.395 758 869  n1     hears n3: heartbeat t3 r824 promise 50ms
    9.395 758 869  n1     says to {n3}: heartbeat_ack t3 r824 promise 50ms
    9.395 759 358  n4     hears n3: heartbeat t3 r824 promise 50ms
    9.395 759 358  n4     says to {n3}: heartbeat_ack t3 r824 promise 50ms
    9.395 778 294  n3     hears n2: heartbeat_ack t3 r824 promise 50ms
    9.395 781 720  n3     hears n0: heartbeat_ack t3 r824 promise 50ms
    9.395 792 168  n3     hears n4: heartbeat_ack t3 r824 promise 50ms
    9.395 792 960  n3     hears n1: heartbeat_ack t3 r824 promise 50ms
    9.405 727 137  n3     says to {n0, n1, n2, n4}: heartbeat t3 r825 promise 50ms
    9.405 758 351  n0     hears n3: heartbeat t3 r825 promise 50ms
    9.405 758 351  n0     says to {n3}: heartbeat_ack t3 r825 promise 50ms
    9.405 759 440  n2     hears n3: heartbeat t3 r825 promise 50ms
    9.405 759 440  n2     says to {n3}: heartbeat_ack t3 r825 promise 50ms
    9.405 760 321  n4     hears n3: heartbeat t3 r825 promise 50ms
    9.405 760 321  n4     says to {n3}: heartbeat_ack t3 r825 promise 50ms
    9.405 762 309  n1     hears n3: heartbeat t3 r825 promise 50ms
    9.405 762 309  n1     says to {n3}: heartbeat_ack t3 r825 promise 50ms
    9.405 787 706  n3     hears n2: heartbeat_ack t3 r825 promise 50ms
    9.405 791 480  n3     hears n0: heartbeat_ack t3 r825 promise 50ms
    9.405 793 956  n3     hears n1: heartbeat_ack t3 r825 promise 50ms
    9.405 795 651  n3     hears n4: heartbeat_ack t3 r825 promise 50ms
    9.415 727 611  n3     says to {n0, n1, n2, n4}: heartbeat t3 r826 promise 50ms
    9.415 757 305  n0     hears n3: heartbeat t3 r826 promise 50ms
    9.415 757 305  n0     says to {n3}: heartbeat_ack t3 r826 promise 50ms
    9.415 761 446  n4     hears n3: heartbeat t3 r826 promise 50ms
    9.415 761 446  n4     says to {n3}: heartbeat_ack t3 r826 promise 50ms
    9.415 761 630  n2     hears n3: heartbeat t3 r826 promise 50ms
    9.415 761 630  n2     says to {n3}: heartbeat_ack t3 r826 promise 50ms
    9.415 764 391  n1     hears n3: heartbeat t3 r826 promise 50ms
    9.415 764 391  n1     says to {n3}: heartbeat_ack t3 r826 promise 50ms
    9.415 788 939  n3     hears n0: heartbeat_ack t3 r826 promise 50ms
    9.415 790 662  n3     hears n2: heartbeat_ack t3 r826 promise 50ms
    9.415 794 121  n3     hears n1: heartbeat_ack t3 r826 promise 50ms
    9.415 796 515  n3     hears n4: heartbeat_ack t3 r826 promise 50ms
    9.425 728 093  n3     says to {n0, n1, n2, n4}: heartbeat t3 r827 promise 50ms
    9.425 756 923  n1     hears n3: heartbeat t3 r827 promise 50ms
    9.425 756 923  n1     says to {n3}: heartbeat_ack t3 r827 promise 50ms
    9.425 761 250  n4     hears n3: heartbeat t3 r827 promise 50ms
    9.425 761 250  n4     says to {n3}: heartbeat_ack t3 r827 promise 50ms
    9.425 763 296  n2     hears n3: heartbeat t3 r827 promise 50ms
    9.425 763 296  n2     says to {n3}: heartbeat_ack t3 r827 promise 50ms
    9.425 763 686  n0     hears n3: heartbeat t3 r827 promise 50ms
    9.425 763 686  n0     says to {n3}: heartbeat_ack t3 r827 promise 50ms
    9.425 783 654  n3     hears n1: heartbeat_ack t3 r827 promise 50ms
    9.425 790 454  n3     hears n4: heartbeat_ack t3 r827 promise 50ms
    9.425 790 908  n3     hears n2: heartbeat_ack t3 r827 promise 50ms
    9.425 797 605  n3     hears n0: heartbeat_ack t3 r827 promise 50ms
    9.435 728 383  n3     says to {n0, n1, n2, n4}: heartbeat t3 r828 promise 50ms
    9.435 757 481  n4     hears n3: heartbeat t3 r828 promise 50ms
    9.435 757 481  n4     says to {n3}: heartbeat_ack t3 r828 promise 50ms
    9.435 759 688  n1     hears n3: heartbeat t3 r828 promise 50ms
    9.435 759 688  n1     says to {n3}: heartbeat_ack t3 r828 promise 50ms
    9.435 760 891  n2     hears n3: heartbeat t3 r828 promise 50ms
    9.435 760 891  n2     says to {n3}: heartbeat_ack t3 r828 promise 50ms
    9.435 763 354  n0     hears n3: heartbeat t3 r828 promise 50ms
    9.435 763 354  n0     says to {n3}: heartbeat_ack t3 r828 promise 50ms
    9.435 783 127  n3     hears n4: heartbeat_ack t3 r828 promise 50ms
    9.435 788 436  n3     hears n2: heartbeat_ack t3 r828 promise 50ms
    9.435 792 157  n3     hears n1: heartbeat_ack t3 r828 promise 50ms
    9.435 793 614  n3     hears n0: heartbeat_ack t3 r828 promise 50ms
    9.445 728 789  n3     says to {n0, n1, n2, n4}: heartbeat t3 r829 promise 50ms
    9.445 753 983  n2     hears n3: heartbeat t3 r829 promise 50ms
    9.445 753 983  n2     says to {n3}: heartbeat_ack t3 r829 promise 50ms
    9.445 755 473  n4     hears n3: heartbeat t3 r829 promise 50ms
    9.445 755 473  n4     says to {n3}: heartbeat_ack t3 r829 promise 50ms
    9.445 756 168  n0     hears n3: heartbeat t3 r829 promise 50ms
    9.445 756 168  n0     says to {n3}: heartbeat_ack t3 r829 promise 50ms
    9.445 756 405  n1     hears n3: heartbeat t3 r829 promise 50ms
    9.445 756 405  n1     says to {n3}: heartbeat_ack t3 r829 promise 50ms
    9.445 781 560  n3     hears n0: heartbeat_ack t3 r829 promise 50ms
    9.445 782 215  n3     hears n4: heartbeat_ack t3 r829 promise 50ms
    9.445 782 436  n3     hears n1: heartbeat_ack t3 r829 promise 50ms
    9.445 786 967  n3     hears n2: heartbeat_ack t3 r829 promise 50ms
    9.455 729 622  n3     says to {n0, n1, n2, n4}: heartbeat t3 r830 promise 50ms
    9.455 757 289  n2     hears n3: heartbeat t3 r830 promise 50ms
    9.455 757 289  n2     says to {n3}: heartbeat_ack t3 r830 promise 50ms
    9.455 760 605  n0     hears n3: heartbeat t3 r830 promise 50ms
    9.455 760 605  n0     says to {n3}: heartbeat_ack t3 r830 promise 50ms
    9.455 765 901  n4     hears n3: heartbeat t3 r830 promise 50ms
    9.455 765 901  n4     says to {n3}: heartbeat_ack t3 r830 promise 50ms
    9.455 766 372  n1     hears n3: heartbeat t3 r830 promise 50ms
    9.455 766 372  n1     says to {n3}: heartbeat_ack t3 r830 promise 50ms
    9.455 782 585  n3     hears n2: heartbeat_ack t3 r830 promise 50ms
    9.455 788 700  n3     hears n0: heartbeat_ack t3 r830 promise 50ms
    9.455 791 650  n3     hears n1: heartbeat_ack t3 r830 promise 50ms
    9.455 793 754  n3     hears n4: heartbeat_ack t3 r830 promise 50ms
    9.465 729 912  n3     says to {n0, n1, n2, n4}: heartbeat t3 r831 promise 50ms
    9.465 757 666  n4     hears n3: heartbeat t3 r831 promise 50ms
    9.465 757 666  n4     says to {n3}: heartbeat_ack t3 r831 promise 50ms
    9.465 758 227  n0     hears n3: heartbeat t3 r831 promise 50ms
    9.465 758 227  n0     says to {n3}: heartbeat_ack t3 r831 promise 50ms
    9.465 758 250  n1     hears n3: heartbeat t3 r831 promise 50ms
    9.465 758 250  n1     says to {n3}: heartbeat_ack t3 r831 promise 50ms
    9.465 762 134  n2     hears n3: heartbeat t3 r831 promise 50ms
    9.465 762 134  n2     says to {n3}: heartbeat_ack t3 r831 promise 50ms
    9.465 787 684  n3     hears n1: heartbeat_ack t3 r831 promise 50ms
    9.465 787 845  n3     hears n2: heartbeat_ack t3 r831 promise 50ms
    9.465 789 208  n3     hears n4: heartbeat_ack t3 r831 promise 50ms
    9.465 792 132  n3     hears n0: heartbeat_ack t3 r831 promise 50ms
    9.475 730 625  n3     says to {n0, n1, n2, n4}: heartbeat t3 r832 promise 50ms
    9.475 757 289  n1     hears n3: heartbeat t3 r832 promise 50ms
    9.475 757 289  n1     says to {n3}: heartbeat_ack t3 r832 promise 50ms
    9.475 760 748  n4     hears n3: heartbeat t3 r832 promise 50ms
    9.475 760 748  n4     says to {n3}: heartbeat_ack t3 r832 promise 50ms
    9.475 761 075  n0     hears n3: heartbeat t3 r832 promise 50ms
    9.475 761 075  n0     says to {n3}: heartbeat_ack t3 r832 promise 50ms
    9.475 761 642  n2     hears n3: heartbeat t3 r832 promise 50ms
    9.475 761 642  n2     says to {n3}: heartbeat_ack t3 r832 promise 50ms
    9.475 787 581  n3     hears n4: heartbeat_ack t3 r832 promise 50ms
    9.475 790 193  n3     hears n2: heartbeat_ack t3 r832 promise 50ms
    9.475 791 612  n3     hears n0: heartbeat_ack t3 r832 promise 50ms
    9.475 794 284  n3     hears n1: heartbeat_ack t3 r832 promise 50ms
    9.485 730 871  n3     says to {n0, n1, n2, n4}: heartbeat t3 r833 promise 50ms
    9.485 757 023  n2     hears n3: heartbeat t3 r833 promise 50ms
    9.485 757 023  n2     says to {n3}: heartbeat_ack t3 r833 promise 50ms
    9.485 757 257  n0     hears n3: heartbeat t3 r833 promise 50ms
    9.485 757 257  n0     says to {n3}: heartbeat_ack t3 r833 promise 50ms
    9.485 758 656  n1     hears n3: heartbeat t3 r833 promise 50ms
    9.485 758 656  n1     says to {n3}: heartbeat_ack t3 r833 promise 50ms
    9.485 762 298  n4     hears n3: heartbeat t3 r833 promise 50ms
    9.485 762 298  n4     says to {n3}: heartbeat_ack t3 r833 promise 50ms
    9.485 782 363  n3     hears n2: heartbeat_ack t3 r833 promise 50ms
    9.485 786 094  n3     hears n0: heartbeat_ack t3 r833 promise 50ms
    9.485 788 319  n3     hears n1: heartbeat_ack t3 r833 promise 50ms
    9.485 795 621  n3     hears n4: heartbeat_ack t3 r833 promise 50ms
    9.495 731 529  n3     says to {n0, n1, n2, n4}: heartbeat t3 r834 promise 50ms
    9.495 756 968  n0     hears n3: heartbeat t3 r834 promise 50ms
    9.495 756 968  n0     says to {n3}: heartbeat_ack t3 r834 promise 50ms
    9.495 758 331  n1     hears n3: heartbeat t3 r834 promise 50ms
    9.495 758 331  n1     says to {n3}: heartbeat_ack t3 r834 promise 50ms
    9.495 766 173  n4     hears n3: heartbeat t3 r834 promise 50ms
    9.495 766 173  n4     says to {n3}: heartbeat_ack t3 r834 promise 50ms
    9.495 768 757  n2     hears n3: heartbeat t3 r834 promise 50ms
    9.495 768 757  n2     says to {n3}: heartbeat_ack t3 r834 promise 50ms
    9.495 785 218  n3     hears n0: heartbeat_ack t3 r834 promise 50ms
    9.495 792 185  n3     hears n1: heartbeat_ack t3 r834 promise 50ms
    9.495 796 534  n3     hears n4: heartbeat_ack t3 r834 promise 50ms
    9.495 798 372  n3     hears n2: heartbeat_ack t3 r834 promise 50ms
    9.505 731 994  n3     says to {n0, n1, n2, n4}: heartbeat t3 r835 promise 50ms
    9.505 757 072  n2     hears n3: heartbeat t3 r835 promise 50ms
    9.505 757 072  n2     says to {n3}: heartbeat_ack t3 r835 promise 50ms
    9.505 757 097  n1     hears n3: heartbeat t3 r835 promise 50ms
    9.505 757 097  n1     says to {n3}: heartbeat_ack t3 r835 promise 50ms
    9.505 758 222  n0     hears n3: heartbeat t3 r835 promise 50ms
    9.505 758 222  n0     says to {n3}: heartbeat_ack t3 r835 promise 50ms
    9.505 762 187  n4     hears n3: heartbeat t3 r835 promise 50ms
    9.505 762 187  n4     says to {n3}: heartbeat_ack t3 r835 promise 50ms
    9.505 787 614  n3     hears n2: heartbeat_ack t3 r835 promise 50ms
    9.505 787 741  n3     hears n0: heartbeat_ack t3 r835 promise 50ms
    9.505 791 248  n3     hears n1: heartbeat_ack t3 r835 promise 50ms
    9.505 799 088  n3     hears n4: heartbeat_ack t3 r835 promise 50ms
    9.515 732 694  n3     says to {n0, n1, n2, n4}: heartbeat t3 r836 promise 50ms
    9.515 758 204  n4     hears n3: heartbeat t3 r836 promise 50ms
    9.515 758 204  n4     says to {n3}: heartbeat_ack t3 r836 promise 50ms
    9.515 759 332  n1     hears n3: heartbeat t3 r836 promise 50ms
    9.515 759 332  n1     says to {n3}: heartbeat_ack t3 r836 promise 50ms
    9.515 766 297  n2     hears n3: heartbeat t3 r836 promise 50ms
    9.515 766 297  n2     says to {n3}: heartbeat_ack t3 r836 promise 50ms
    9.515 769 291  n0     hears n3: heartbeat t3 r836 promise 50ms
    9.515 769 291  n0     says to {n3}: heartbeat_ack t3 r836 promise 50ms
    9.515 791 294  n3     hears n1: heartbeat_ack t3 r836 promise 50ms
    9.515 792 768  n3     hears n4: heartbeat_ack t3 r836 promise 50ms
    9.515 797 522  n3     hears n0: heartbeat_ack t3 r836 promise 50ms
    9.515 800 326  n3     hears n2: heartbeat_ack t3 r836 promise 50ms
    9.525 732 993  n3     says to {n0, n1, n2, n4}: heartbeat t3 r837 promise 50ms
    9.525 761 584  n4     hears n3: heartbeat t3 r837 promise 50ms
    9.525 761 584  n4     says to {n3}: heartbeat_ack t3 r837 promise 50ms
    9.525 762 701  n1     hears n3: heartbeat t3 r837 promise 50ms
    9.525 762 701  n1     says to {n3}: heartbeat_ack t3 r837 promise 50ms
    9.525 764 429  n0     hears n3: heartbeat t3 r837 promise 50ms
    9.525 764 429  n0     says to {n3}: heartbeat_ack t3 r837 promise 50ms
    9.525 765 707  n2     hears n3: heartbeat t3 r837 promise 50ms
    9.525 765 707  n2     says to {n3}: heartbeat_ack t3 r837 promise 50ms
    9.525 793 371  n3     hears n0: heartbeat_ack t3 r837 promise 50ms
    9.525 795 943  n3     hears n4: heartbeat_ack t3 r837 promise 50ms
    9.525 798 675  n3     hears n1: heartbeat_ack t3 r837 promise 50ms
    9.525 801 307  n3     hears n2: heartbeat_ack t3 r837 promise 50ms
    9.535 733 303  n3     says to {n0, n1, n2, n4}: heartbeat t3 r838 promise 50ms
    9.535 760 110  n1     hears n3: heartbeat t3 r838 promise 50ms
    9.535 760 110  n1     says to {n3}: heartbeat_ack t3 r838 promise 50ms
    9.535 760 913  n4     hears n3: heartbeat t3 r838 promise 50ms
    9.535 760 913  n4     says to {n3}: heartbeat_ack t3 r838 promise 50ms
    9.535 762 522  n2     hears n3: heartbeat t3 r838 promise 50ms
    9.535 762 522  n2     says to {n3}: heartbeat_ack t3 r838 promise 50ms
    9.535 763 877  n0     hears n3: heartbeat t3 r838 promise 50ms
    9.535 763 877  n0     says to {n3}: heartbeat_ack t3 r838 promise 50ms
    9.535 788 597  n3     hears n4: heartbeat_ack t3 r838 promise 50ms
    9.535 791 055  n3     hears n1: heartbeat_ack t3 r838 promise 50ms
    9.535 791 292  n3     hears n2: heartbeat_ack t3 r838 promise 50ms
    9.535 793 112  n3     hears n0: heartbeat_ack t3 r838 promise 50ms
    9.545 734 195  n3     says to {n0, n1, n2, n4}: heartbeat t3 r839 promise 50ms
    9.545 759 385  n2     hears n3: heartbeat t3 r839 promise 50ms
    9.545 759 385  n2     says to {n3}: heartbeat_ack t3 r839 promise 50ms
    9.545 760 984  n1     hears n3: heartbeat t3 r839 promise 50ms
    9.545 760 984  n1     says to {n3}: heartbeat_ack t3 r839 promise 50ms
    9.545 766 093  n0     hears n3: heartbeat t3 r839 promise 50ms
    9.545 766 093  n0     says to {n3}: heartbeat_ack t3 r839 promise 50ms
    9.545 770 971  n4     hears n3: heartbeat t3 r839 promise 50ms
    9.545 770 971  n4     says to {n3}: heartbeat_ack t3 r839 promise 50ms
    9.545 792 099  n3     hears n2: heartbeat_ack t3 r839 promise 50ms
    9.545 793 256  n3     hears n1: heartbeat_ack t3 r839 promise 50ms
    9.545 799 543  n3     hears n0: heartbeat_ack t3 r839 promise 50ms
    9.545 804 235  n3     hears n4: heartbeat_ack t3 r839 promise 50ms
    9.555 734 328  n3     says to {n0, n1, n2, n4}: heartbeat t3 r840 promise 50ms
    9.555 762 440  n4     hears n3: heartbeat t3 r840 promise 50ms
    9.555 762 440  n4     says to {n3}: heartbeat_ack t3 r840 promise 50ms
    9.555 767 088  n1     hears n3: heartbeat t3 r840 promise 50ms
    9.555 767 088  n1     says to {n3}: heartbeat_ack t3 r840 promise 50ms
    9.555 768 923  n2     hears n3: heartbeat t3 r840 promise 50ms
    9.555 768 923  n2     says to {n3}: heartbeat_ack t3 r840 promise 50ms
    9.555 769 019  n0     hears n3: heartbeat t3 r840 promise 50ms
    9.555 769 019  n0     says to {n3}: heartbeat_ack t3 r840 promise 50ms
    9.555 793 669  n3     hears n1: heartbeat_ack t3 r840 promise 50ms
    9.555 795 827  n3     hears n0: heartbeat_ack t3 r840 promise 50ms
    9.555 796 901  n3     hears n2: heartbeat_ack t3 r840 promise 50ms
    9.555 798 599  n3     hears n4: heartbeat_ack t3 r840 promise 50ms
    9.565 734 890  n3     says to {n0, n1, n2, n4}: heartbeat t3 r841 promise 50ms
    9.565 760 568  n4     hears n3: heartbeat t3 r841 promise 50ms
    9.565 760 568  n4     says to {n3}: heartbeat_ack t3 r841 promise 50ms
    9.565 760 672  n0     hears n3: heartbeat t3 r841 promise 50ms
    9.565 760 672  n0     says to {n3}: heartbeat_ack t3 r841 promise 50ms
    9.565 769 101  n2     hears n3: heartbeat t3 r841 promise 50ms
    9.565 769 101  n2     says to {n3}: heartbeat_ack t3 r841 promise 50ms
    9.565 770 461  n1     hears n3: heartbeat t3 r841 promise 50ms
    9.565 770 461  n1     says to {n3}: heartbeat_ack t3 r841 promise 50ms
    9.565 792 404  n3     hears n0: heartbeat_ack t3 r841 promise 50ms
    9.565 796 776  n3     hears n4: heartbeat_ack t3 r841 promise 50ms
    9.565 801 956  n3     hears n2: heartbeat_ack t3 r841 promise 50ms
    9.565 806 712  n3     hears n1: heartbeat_ack t3 r841 promise 50ms
    9.575 735 568  n3     says to {n0, n1, n2, n4}: heartbeat t3 r842 promise 50ms
    9.575 762 091  n0     hears n3: heartbeat t3 r842 promise 50ms
    9.575 762 091  n0     says to {n3}: heartbeat_ack t3 r842 promise 50ms
    9.575 765 156  n1     hears n3: heartbeat t3 r842 promise 50ms
    9.575 765 156  n1     says to {n3}: heartbeat_ack t3 r842 promise 50ms
    9.575 766 330  n2     hears n3: heartbeat t3 r842 promise 50ms
    9.575 766 330  n2     says to {n3}: heartbeat_ack t3 r842 promise 50ms
    9.575 766 710  n4     hears n3: heartbeat t3 r842 promise 50ms
    9.575 766 710  n4     says to {n3}: heartbeat_ack t3 r842 promise 50ms
    9.575 792 163  n3     hears n1: heartbeat_ack t3 r842 promise 50ms
    9.575 795 706  n3     hears n0: heartbeat_ack t3 r842 promise 50ms
    9.575 796 649  n3     hears n2: heartbeat_ack t3 r842 promise 50ms
    9.575 801 688  n3     hears n4: heartbeat_ack t3 r842 promise 50ms
    9.585 736 084  n3     says to {n0, n1, n2, n4}: heartbeat t3 r843 promise 50ms
    9.585 761 676  n4     hears n3: heartbeat t3 r843 promise 50ms
    9.585 761 676  n4     says to {n3}: heartbeat_ack t3 r843 promise 50ms
    9.585 763 821  n0     hears n3: heartbeat t3 r843 promise 50ms
    9.585 763 821  n0     says to {n3}: heartbeat_ack t3 r843 promise 50ms
    9.585 767 658  n2     hears n3: heartbeat t3 r843 promise 50ms
    9.585 767 658  n2     says to {n3}: heartbeat_ack t3 r843 promise 50ms
    9.585 769 306  n1     hears n3: heartbeat t3 r843 promise 50ms
    9.585 769 306  n1     says to {n3}: heartbeat_ack t3 r843 promise 50ms
    9.585 793 442  n3     hears n4: heartbeat_ack t3 r843 promise 50ms
    9.585 794 236  n3     hears n2: heartbeat_ack t3 r843 promise 50ms
    9.585 800 206  n3     hears n0: heartbeat_ack t3 r843 promise 50ms
    9.585 804 034  n3     hears n1: heartbeat_ack t3 r843 promise 50ms
    9.595 736 697  n3     says to {n0, n1, n2, n4}: heartbeat t3 r844 promise 50ms
    9.595 766 494  n2     hears n3: heartbeat t3 r844 promise 50ms
    9.595 766 494  n2     says to {n3}: heartbeat_ack t3 r844 promise 50ms
    9.595 768 137  n4     hears n3: heartbeat t3 r844 promise 50ms
    9.595 768 137  n4     says to {n3}: heartbeat_ack t3 r844 promise 50ms
    9.595 768 599  n1     hears n3: heartbeat t3 r844 promise 50ms
    9.595 768 599  n1     says to {n3}: heartbeat_ack t3 r844 promise 50ms
    9.595 772 286  n0     hears n3: heartbeat t3 r844 promise 50ms
    9.595 772 286  n0     says to {n3}: heartbeat_ack t3 r844 promise 50ms
    9.595 792 011  n3     hears n2: heartbeat_ack t3 r844 promise 50ms
    9.595 793 138  n3     hears n4: heartbeat_ack t3 r844 promise 50ms
    9.595 800 207  n3     hears n0: heartbeat_ack t3 r844 promise 50ms
    9.595 801 075  n3     hears n1: heartbeat_ack t3 r844 promise 50ms
    9.605 737 009  n3     says to {n0, n1, n2, n4}: heartbeat t3 r845 promise 50ms
    9.605 764 235  n1     hears n3: heartbeat t3 r845 promise 50ms
    9.605 764 235  n1     says to {n3}: heartbeat_ack t3 r845 promise 50ms
    9.605 769 774  n4     hears n3: heartbeat t3 r845 promise 50ms
    9.605 769 774  n4     says to {n3}: heartbeat_ack t3 r845 promise 50ms
    9.605 773 917  n0     hears n3: heartbeat t3 r845 promise 50ms
    9.605 773 917  n0     says to {n3}: heartbeat_ack t3 r845 promise 50ms
    9.605 773 961  n2     hears n3: heartbeat t3 r845 promise 50ms
    9.605 773 961  n2     says to {n3}: heartbeat_ack t3 r845 promise 50ms
    9.605 795 075  n3     hears n4: heartbeat_ack t3 r845 promise 50ms
    9.605 799 595  n3     hears n1: heartbeat_ack t3 r845 promise 50ms
    9.605 802 848  n3     hears n0: heartbeat_ack t3 r845 promise 50ms
    9.605 810 271  n3     hears n2: heartbeat_ack t3 r845 promise 50ms
    9.615 737 640  n3     says to {n0, n1, n2, n4}: heartbeat t3 r846 promise 50ms
    9.615 764 853  n4     hears n3: heartbeat t3 r846 promise 50ms
    9.615 764 853  n4     says to {n3}: heartbeat_ack t3 r846 promise 50ms
    9.615 770 244  n0     hears n3: heartbeat t3 r846 promise 50ms
    9.615 770 244  n0     says to {n3}: heartbeat_ack t3 r846 promise 50ms
    9.615 773 103  n2     hears n3: heartbeat t3 r846 promise 50ms
    9.615 773 103  n2     says to {n3}: heartbeat_ack t3 r846 promise 50ms
    9.615 773 685  n1     hears n3: heartbeat t3 r846 promise 50ms
    9.615 773 685  n1     says to {n3}: heartbeat_ack t3 r846 promise 50ms
    9.615 798 403  n3     hears n0: heartbeat_ack t3 r846 promise 50ms
    9.615 799 208  n3     hears n4: heartbeat_ack t3 r846 promise 50ms
    9.615 808 222  n3     hears n2: heartbeat_ack t3 r846 promise 50ms
    9.615 809 155  n3     hears n1: heartbeat_ack t3 r846 promise 50ms
    9.625 738 155  n3     says to {n0, n1, n2, n4}: heartbeat t3 r847 promise 50ms
    9.625 764 101  n2     hears n3: heartbeat t3 r847 promise 50ms
    9.625 764 101  n2     says to {n3}: heartbeat_ack t3 r847 promise 50ms
    9.625 765 307  n4     hears n3: heartbeat t3 r847 promise 50ms
    9.625 765 307  n4     says to {n3}: heartbeat_ack t3 r847 promise 50ms
    9.625 770 438  n1     hears n3: heartbeat t3 r847 promise 50ms
    9.625 770 438  n1     says to {n3}: heartbeat_ack t3 r847 promise 50ms
    9.625 771 909  n0     hears n3: heartbeat t3 r847 promise 50ms
    9.625 771 909  n0     says to {n3}: heartbeat_ack t3 r847 promise 50ms
    9.625 792 020  n3     hears n2: heartbeat_ack t3 r847 promise 50ms
    9.625 795 741  n3     hears n1: heartbeat_ack t3 r847 promise 50ms
    9.625 799 901  n3     hears n0: heartbeat_ack t3 r847 promise 50ms
    9.625 802 514  n3     hears n4: heartbeat_ack t3 r847 promise 50ms
    9.635 738 773  n3     says to {n0, n1, n2, n4}: heartbeat t3 r848 promise 50ms
    9.635 763 932  n0     hears n3: heartbeat t3 r848 promise 50ms
    9.635 763 932  n0     says to {n3}: heartbeat_ack t3 r848 promise 50ms
    9.635 768 977  n1     hears n3: heartbeat t3 r848 promise 50ms
    9.635 768 977  n1     says to {n3}: heartbeat_ack t3 r848 promise 50ms
    9.635 772 380  n2     hears n3: heartbeat t3 r848 promise 50ms
    9.635 772 380  n2     says to {n3}: heartbeat_ack t3 r848 promise 50ms
    9.635 773 228  n4     hears n3: heartbeat t3 r848 promise 50ms
    9.635 773 228  n4     says to {n3}: heartbeat_ack t3 r848 promise 50ms
    9.635 790 943  n3     hears n0: heartbeat_ack t3 r848 promise 50ms
    9.635 801 369  n3     hears n1: heartbeat_ack t3 r848 promise 50ms
    9.635 804 308  n3     hears n4: heartbeat_ack t3 r848 promise 50ms
    9.635 808 955  n3     hears n2: heartbeat_ack t3 r848 promise 50ms
    9.645 738 995  n3     says to {n0, n1, n2, n4}: heartbeat t3 r849 promise 50ms
    9.645 766 216  n0     hears n3: heartbeat t3 r849 promise 50ms
    9.645 766 216  n0     says to {n3}: heartbeat_ack t3 r849 promise 50ms
    9.645 766 910  n2     hears n3: heartbeat t3 r849 promise 50ms
    9.645 766 910  n2     says to {n3}: heartbeat_ack t3 r849 promise 50ms
    9.645 769 586  n1     hears n3: heartbeat t3 r849 promise 50ms
    9.645 769 586  n1     says to {n3}: heartbeat_ack t3 r849 promise 50ms
    9.645 770 175  n4     hears n3: heartbeat t3 r849 promise 50ms
    9.645 770 175  n4     says to {n3}: heartbeat_ack t3 r849 promise 50ms
    9.645 792 612  n3     hears n0: heartbeat_ack t3 r849 promise 50ms
    9.645 797 469  n3     hears n4: heartbeat_ack t3 r849 promise 50ms
    9.645 798 712  n3     hears n2: heartbeat_ack t3 r849 promise 50ms
    9.645 803 363  n3     hears n1: heartbeat_ack t3 r849 promise 50ms
    9.655 739 592  n3     says to {n0, n1, n2, n4}: heartbeat t3 r850 promise 50ms
    9.655 767 563  n0     hears n3: heartbeat t3 r850 promise 50ms
    9.655 767 563  n0     says to {n3}: heartbeat_ack t3 r850 promise 50ms
    9.655 772 121  n1     hears n3: heartbeat t3 r850 promise 50ms
    9.655 772 121  n1     says to {n3}: heartbeat_ack t3 r850 promise 50ms
    9.655 773 059  n2     hears n3: heartbeat t3 r850 promise 50ms
    9.655 773 059  n2     says to {n3}: heartbeat_ack t3 r850 promise 50ms
    9.655 773 737  n4     hears n3: heartbeat t3 r850 promise 50ms
    9.655 773 737  n4     says to {n3}: heartbeat_ack t3 r850 promise 50ms
    9.655 795 308  n3     hears n0: heartbeat_ack t3 r850 promise 50ms
    9.655 805 339  n3     hears n2: heartbeat_ack t3 r850 promise 50ms
    9.655 806 927  n3     hears n1: heartbeat_ack t3 r850 promise 50ms
    9.655 808 204  n3     hears n4: heartbeat_ack t3 r850 promise 50ms
    9.665 740 012  n3     says to {n0, n1, n2, n4}: heartbeat t3 r851 promise 50ms
    9.665 768 541  n0     hears n3: heartbeat t3 r851 promise 50ms
    9.665 768 541  n0     says to {n3}: heartbeat_ack t3 r851 promise 50ms
    9.665 773 984  n1     hears n3: heartbeat t3 r851 promise 50ms
    9.665 773 984  n1     says to {n3}: heartbeat_ack t3 r851 promise 50ms
    9.665 774 389  n4     hears n3: heartbeat t3 r851 promise 50ms
    9.665 774 389  n4     says to {n3}: heartbeat_ack t3 r851 promise 50ms
    9.665 776 821  n2     hears n3: heartbeat t3 r851 promise 50ms
    9.665 776 821  n2     says to {n3}: heartbeat_ack t3 r851 promise 50ms
    9.665 796 460  n3     hears n0: heartbeat_ack t3 r851 promise 50ms
    9.665 800 581  n3     hears n4: heartbeat_ack t3 r851 promise 50ms
    9.665 807 410  n3     hears n1: heartbeat_ack t3 r851 promise 50ms
    9.665 808 579  n3     hears n2: heartbeat_ack t3 r851 promise 50ms
    9.675 740 295  n3     says to {n0, n1, n2, n4}: heartbeat t3 r852 promise 50ms
    9.675 768 442  n0     hears n3: heartbeat t3 r852 promise 50ms
    9.675 768 442  n0     says to {n3}: heartbeat_ack t3 r852 promise 50ms
    9.675 770 940  n1     hears n3: heartbeat t3 r852 promise 50ms
    9.675 770 940  n1     says to {n3}: heartbeat_ack t3 r852 promise 50ms
    9.675 772 621  n2     hears n3: heartbeat t3 r852 promise 50ms
    9.675 772 621  n2     says to {n3}: heartbeat_ack t3 r852 promise 50ms
    9.675 777 358  n4     hears n3: heartbeat t3 r852 promise 50ms
    9.675 777 358  n4     says to {n3}: heartbeat_ack t3 r852 promise 50ms
    9.675 800 959  n3     hears n2: heartbeat_ack t3 r852 promise 50ms
    9.675 802 588  n3     hears n1: heartbeat_ack t3 r852 promise 50ms
    9.675 803 089  n3     hears n0: heartbeat_ack t3 r852 promise 50ms
    9.675 804 260  n3     hears n4: heartbeat_ack t3 r852 promise 50ms
    9.685 741 071  n3     says to {n0, n1, n2, n4}: heartbeat t3 r853 promise 50ms
    9.685 768 068  n0     hears n3: heartbeat t3 r853 promise 50ms
    9.685 768 068  n0     says to {n3}: heartbeat_ack t3 r853 promise 50ms
    9.685 770 924  n2     hears n3: heartbeat t3 r853 promise 50ms
    9.685 770 924  n2     says to {n3}: heartbeat_ack t3 r853 promise 50ms
    9.685 774 391  n1     hears n3: heartbeat t3 r853 promise 50ms
    9.685 774 391  n1     says to {n3}: heartbeat_ack t3 r853 promise 50ms
    9.685 775 988  n4     hears n3: heartbeat t3 r853 promise 50ms
    9.685 775 988  n4     says to {n3}: heartbeat_ack t3 r853 promise 50ms
    9.685 794 990  n3     hears n0: heartbeat_ack t3 r853 promise 50ms
    9.685 802 829  n3     hears n2: heartbeat_ack t3 r853 promise 50ms
    9.685 803 239  n3     hears n4: heartbeat_ack t3 r853 promise 50ms
    9.685 811 789  n3     hears n1: heartbeat_ack t3 r853 promise 50ms
    9.695 741 573  n3     says to {n0, n1, n2, n4}: heartbeat t3 r854 promise 50ms
    9.695 772 961  n2     hears n3: heartbeat t3 r854 promise 50ms
    9.695 772 961  n2     says to {n3}: heartbeat_ack t3 r854 promise 50ms
    9.695 773 232  n0     hears n3: heartbeat t3 r854 promise 50ms
    9.695 773 232  n0     says to {n3}: heartbeat_ack t3 r854 promise 50ms
    9.695 777 024  n1     hears n3: heartbeat t3 r854 promise 50ms
    9.695 777 024  n1     says to {n3}: heartbeat_ack t3 r854 promise 50ms
    9.695 777 169  n4     hears n3: heartbeat t3 r854 promise 50ms
    9.695 777 169  n4     says to {n3}: heartbeat_ack t3 r854 promise 50ms
    9.695 798 544  n3     hears n2: heartbeat_ack t3 r854 promise 50ms
    9.695 800 884  n3     hears n0: heartbeat_ack t3 r854 promise 50ms
    9.695 807 750  n3     hears n1: heartbeat_ack t3 r854 promise 50ms
    9.695 810 738  n3     hears n4: heartbeat_ack t3 r854 promise 50ms
    9.705 742 233  n3     says to {n0, n1, n2, n4}: heartbeat t3 r855 promise 50ms
    9.705 768 149  n4     hears n3: heartbeat t3 r855 promise 50ms
    9.705 768 149  n4     says to {n3}: heartbeat_ack t3 r855 promise 50ms
    9.705 768 629  n0     hears n3: heartbeat t3 r855 promise 50ms
    9.705 768 629  n0     says to {n3}: heartbeat_ack t3 r855 promise 50ms
    9.705 778 522  n1     hears n3: heartbeat t3 r855 promise 50ms
    9.705 778 522  n1     says to {n3}: heartbeat_ack t3 r855 promise 50ms
    9.705 779 328  n2     hears n3: heartbeat t3 r855 promise 50ms
    9.705 779 328  n2     says to {n3}: heartbeat_ack t3 r855 promise 50ms
    9.705 794 873  n3     hears n4: heartbeat_ack t3 r855 promise 50ms
    9.705 800 841  n3     hears n0: heartbeat_ack t3 r855 promise 50ms
    9.705 812 910  n3     hears n1: heartbeat_ack t3 r855 promise 50ms
    9.705 814 775  n3     hears n2: heartbeat_ack t3 r855 promise 50ms
    9.715 742 485  n3     says to {n0, n1, n2, n4}: heartbeat t3 r856 promise 50ms
    9.715 767 902  n1     hears n3: heartbeat t3 r856 promise 50ms
    9.715 767 902  n1     says to {n3}: heartbeat_ack t3 r856 promise 50ms
    9.715 768 175  n2     hears n3: heartbeat t3 r856 promise 50ms
    9.715 768 175  n2     says to {n3}: heartbeat_ack t3 r856 promise 50ms
    9.715 771 732  n4     hears n3: heartbeat t3 r856 promise 50ms
    9.715 771 732  n4     says to {n3}: heartbeat_ack t3 r856 promise 50ms
    9.715 776 300  n0     hears n3: heartbeat t3 r856 promise 50ms
    9.715 776 300  n0     says to {n3}: heartbeat_ack t3 r856 promise 50ms
    9.715 794 157  n3     hears n2: heartbeat_ack t3 r856 promise 50ms
    9.715 803 495  n3     hears n1: heartbeat_ack t3 r856 promise 50ms
    9.715 805 068  n3     hears n4: heartbeat_ack t3 r856 promise 50ms
    9.715 806 027  n3     hears n0: heartbeat_ack t3 r856 promise 50ms
    9.725 743 213  n3     says to {n0, n1, n2, n4}: heartbeat t3 r857 promise 50ms
    9.725 769 615  n1     hears n3: heartbeat t3 r857 promise 50ms
    9.725 769 615  n1     says to {n3}: heartbeat_ack t3 r857 promise 50ms
    9.725 772 473  n2     hears n3: heartbeat t3 r857 promise 50ms
    9.725 772 473  n2     says to {n3}: heartbeat_ack t3 r857 promise 50ms
    9.725 772 800  n4     hears n3: heartbeat t3 r857 promise 50ms
    9.725 772 800  n4     says to {n3}: heartbeat_ack t3 r857 promise 50ms
    9.725 775 290  n0     hears n3: heartbeat t3 r857 promise 50ms
    9.725 775 290  n0     says to {n3}: heartbeat_ack t3 r857 promise 50ms
    9.725 798 527  n3     hears n1: heartbeat_ack t3 r857 promise 50ms
    9.725 799 269  n3     hears n2: heartbeat_ack t3 r857 promise 50ms
    9.725 799 322  n3     hears n4: heartbeat_ack t3 r857 promise 50ms
    9.725 809 194  n3     hears n0: heartbeat_ack t3 r857 promise 50ms
    9.735 743 667  n3     says to {n0, n1, n2, n4}: heartbeat t3 r858 promise 50ms
    9.735 773 884  n1     hears n3: heartbeat t3 r858 promise 50ms
    9.735 773 884  n1     says to {n3}: heartbeat_ack t3 r858 promise 50ms
    9.735 777 348  n0     hears n3: heartbeat t3 r858 promise 50ms
    9.735 777 348  n0     says to {n3}: heartbeat_ack t3 r858 promise 50ms
    9.735 778 266  n2     hears n3: heartbeat t3 r858 promise 50ms
    9.735 778 266  n2     says to {n3}: heartbeat_ack t3 r858 promise 50ms
    9.735 779 326  n4     hears n3: heartbeat t3 r858 promise 50ms
    9.735 779 326  n4     says to {n3}: heartbeat_ack t3 r858 promise 50ms
    9.735 799 289  n3     hears n1: heartbeat_ack t3 r858 promise 50ms
    9.735 806 681  n3     hears n0: heartbeat_ack t3 r858 promise 50ms
    9.735 811 158  n3     hears n2: heartbeat_ack t3 r858 promise 50ms
    9.735 812 185  n3     hears n4: heartbeat_ack t3 r858 promise 50ms
    9.745 743 885  n3     says to {n0, n1, n2, n4}: heartbeat t3 r859 promise 50ms
    9.745 772 741  n2     hears n3: heartbeat t3 r859 promise 50ms
    9.745 772 741  n2     says to {n3}: heartbeat_ack t3 r859 promise 50ms
    9.745 777 367  n1     hears n3: heartbeat t3 r859 promise 50ms
    9.745 777 367  n1     says to {n3}: heartbeat_ack t3 r859 promise 50ms
    9.745 778 290  n0     hears n3: heartbeat t3 r859 promise 50ms
    9.745 778 290  n0     says to {n3}: heartbeat_ack t3 r859 promise 50ms
    9.745 780 243  n4     hears n3: heartbeat t3 r859 promise 50ms
    9.745 780 243  n4     says to {n3}: heartbeat_ack t3 r859 promise 50ms
    9.745 800 834  n3     hears n2: heartbeat_ack t3 r859 promise 50ms
    9.745 806 426  n3     hears n1: heartbeat_ack t3 r859 promise 50ms
    9.745 812 600  n3     hears n0: heartbeat_ack t3 r859 promise 50ms
    9.745 815 663  n3     hears n4: heartbeat_ack t3 r859 promise 50ms
    9.755 744 464  n3     says to {n0, n1, n2, n4}: heartbeat t3 r860 promise 50ms
    9.755 770 770  n4     hears n3: heartbeat t3 r860 promise 50ms
    9.755 770 770  n4     says to {n3}: heartbeat_ack t3 r860 promise 50ms
    9.755 774 491  n0     hears n3: heartbeat t3 r860 promise 50ms
    9.755 774 491  n0     says to {n3}: heartbeat_ack t3 r860 promise 50ms
    9.755 775 350  n1     hears n3: heartbeat t3 r860 promise 50ms
    9.755 775 350  n1     says to {n3}: heartbeat_ack t3 r860 promise 50ms
    9.755 781 614  n2     hears n3: heartbeat t3 r860 promise 50ms
    9.755 781 614  n2     says to {n3}: heartbeat_ack t3 r860 promise 50ms
    9.755 802 449  n3     hears n4: heartbeat_ack t3 r860 promise 50ms
    9.755 810 243  n3     hears n0: heartbeat_ack t3 r860 promise 50ms
    9.755 810 858  n3     hears n1: heartbeat_ack t3 r860 promise 50ms
    9.755 817 713  n3     hears n2: heartbeat_ack t3 r860 promise 50ms
    9.765 744 885  n3     says to {n0, n1, n2, n4}: heartbeat t3 r861 promise 50ms
    9.765 776 592  n2     hears n3: heartbeat t3 r861 promise 50ms
    9.765 776 592  n2     says to {n3}: heartbeat_ack t3 r861 promise 50ms
    9.765 777 356  n1     hears n3: heartbeat t3 r861 promise 50ms
    9.765 777 356  n1     says to {n3}: heartbeat_ack t3 r861 promise 50ms
    9.765 778 100  n0     hears n3: heartbeat t3 r861 promise 50ms
    9.765 778 100  n0     says to {n3}: heartbeat_ack t3 r861 promise 50ms
    9.765 779 192  n4     hears n3: heartbeat t3 r861 promise 50ms
    9.765 779 192  n4     says to {n3}: heartbeat_ack t3 r861 promise 50ms
    9.765 807 778  n3     hears n1: heartbeat_ack t3 r861 promise 50ms
    9.765 808 560  n3     hears n0: heartbeat_ack t3 r861 promise 50ms
    9.765 810 879  n3     hears n2: heartbeat_ack t3 r861 promise 50ms
    9.765 815 613  n3     hears n4: heartbeat_ack t3 r861 promise 50ms
    9.775 745 605  n3     says to {n0, n1, n2, n4}: heartbeat t3 r862 promise 50ms
    9.775 771 695  n4     hears n3: heartbeat t3 r862 promise 50ms
    9.775 771 695  n4     says to {n3}: heartbeat_ack t3 r862 promise 50ms
    9.775 775 313  n2     hears n3: heartbeat t3 r862 promise 50ms
    9.775 775 313  n2     says to {n3}: heartbeat_ack t3 r862 promise 50ms
    9.775 775 887  n0     hears n3: heartbeat t3 r862 promise 50ms
    9.775 775 887  n0     says to {n3}: heartbeat_ack t3 r862 promise 50ms
    9.775 776 750  n1     hears n3: heartbeat t3 r862 promise 50ms
    9.775 776 750  n1     says to {n3}: heartbeat_ack t3 r862 promise 50ms
    9.775 800 144  n3     hears n4: heartbeat_ack t3 r862 promise 50ms
    9.775 804 330  n3     hears n0: heartbeat_ack t3 r862 promise 50ms
    9.775 810 872  n3     hears n1: heartbeat_ack t3 r862 promise 50ms
    9.775 811 634  n3     hears n2: heartbeat_ack t3 r862 promise 50ms
    9.785 745 955  n3     says to {n0, n1, n2, n4}: heartbeat t3 r863 promise 50ms
    9.785 772 482  n4     hears n3: heartbeat t3 r863 promise 50ms
    9.785 772 482  n4     says to {n3}: heartbeat_ack t3 r863 promise 50ms
    9.785 772 782  n2     hears n3: heartbeat t3 r863 promise 50ms
    9.785 772 782  n2     says to {n3}: heartbeat_ack t3 r863 promise 50ms
    9.785 774 426  n0     hears n3: heartbeat t3 r863 promise 50ms
    9.785 774 426  n0     says to {n3}: heartbeat_ack t3 r863 promise 50ms
    9.785 776 892  n1     hears n3: heartbeat t3 r863 promise 50ms
    9.785 776 892  n1     says to {n3}: heartbeat_ack t3 r863 promise 50ms
    9.785 802 899  n3     hears n2: heartbeat_ack t3 r863 promise 50ms
    9.785 803 458  n3     hears n4: heartbeat_ack t3 r863 promise 50ms
    9.785 811 690  n3     hears n0: heartbeat_ack t3 r863 promise 50ms
    9.785 812 963  n3     hears n1: heartbeat_ack t3 r863 promise 50ms
    9.795 746 477  n3     says to {n0, n1, n2, n4}: heartbeat t3 r864 promise 50ms
    9.795 779 528  n1     hears n3: heartbeat t3 r864 promise 50ms
    9.795 779 528  n1     says to {n3}: heartbeat_ack t3 r864 promise 50ms
    9.795 781 326  n4     hears n3: heartbeat t3 r864 promise 50ms
    9.795 781 326  n4     says to {n3}: heartbeat_ack t3 r864 promise 50ms
    9.795 782 378  n0     hears n3: heartbeat t3 r864 promise 50ms
    9.795 782 378  n0     says to {n3}: heartbeat_ack t3 r864 promise 50ms
    9.795 783 847  n2     hears n3: heartbeat t3 r864 promise 50ms
    9.795 783 847  n2     says to {n3}: heartbeat_ack t3 r864 promise 50ms
    9.795 808 172  n3     hears n4: heartbeat_ack t3 r864 promise 50ms
    9.795 811 171  n3     hears n1: heartbeat_ack t3 r864 promise 50ms
    9.795 811 459  n3     hears n0: heartbeat_ack t3 r864 promise 50ms
    9.795 821 199  n3     hears n2: heartbeat_ack t3 r864 promise 50ms
    9.805 747 067  n3     says to {n0, n1, n2, n4}: heartbeat t3 r865 promise 50ms
    9.805 773 271  n4     hears n3: heartbeat t3 r865 promise 50ms
    9.805 773 271  n4     says to {n3}: heartbeat_ack t3 r865 promise 50ms
    9.805 774 392  n1     hears n3: heartbeat t3 r865 promise 50ms
    9.805 774 392  n1     says to {n3}: heartbeat_ack t3 r865 promise 50ms
    9.805 781 442  n2     hears n3: heartbeat t3 r865 promise 50ms
    9.805 781 442  n2     says to {n3}: heartbeat_ack t3 r865 promise 50ms
    9.805 781 760  n0     hears n3: heartbeat t3 r865 promise 50ms
    9.805 781 760  n0     says to {n3}: heartbeat_ack t3 r865 promise 50ms
    9.805 805 188  n3     hears n4: heartbeat_ack t3 r865 promise 50ms
    9.805 806 524  n3     hears n1: heartbeat_ack t3 r865 promise 50ms
    9.805 810 830  n3     hears n2: heartbeat_ack t3 r865 promise 50ms
    9.805 818 154  n3     hears n0: heartbeat_ack t3 r865 promise 50ms
    9.815 747 425  n3     says to {n0, n1, n2, n4}: heartbeat t3 r866 promise 50ms
    9.815 772 850  n1     hears n3: heartbeat t3 r866 promise 50ms
    9.815 772 850  n1     says to {n3}: heartbeat_ack t3 r866 promise 50ms
    9.815 776 506  n4     hears n3: heartbeat t3 r866 promise 50ms
    9.815 776 506  n4     says to {n3}: heartbeat_ack t3 r866 promise 50ms
    9.815 778 878  n2     hears n3: heartbeat t3 r866 promise 50ms
    9.815 778 878  n2     says to {n3}: heartbeat_ack t3 r866 promise 50ms
    9.815 783 335  n0     hears n3: heartbeat t3 r866 promise 50ms
    9.815 783 335  n0     says to {n3}: heartbeat_ack t3 r866 promise 50ms
    9.815 802 212  n3     hears n4: heartbeat_ack t3 r866 promise 50ms
    9.815 802 283  n3     hears n1: heartbeat_ack t3 r866 promise 50ms
    9.815 808 297  n3     hears n2: heartbeat_ack t3 r866 promise 50ms
    9.815 808 897  n3     hears n0: heartbeat_ack t3 r866 promise 50ms
    9.825 748 205  n3     says to {n0, n1, n2, n4}: heartbeat t3 r867 promise 50ms
    9.825 776 713  n0     hears n3: heartbeat t3 r867 promise 50ms
    9.825 776 713  n0     says to {n3}: heartbeat_ack t3 r867 promise 50ms
    9.825 778 696  n1     hears n3: heartbeat t3 r867 promise 50ms
    9.825 778 696  n1     says to {n3}: heartbeat_ack t3 r867 promise 50ms
    9.825 781 972  n4     hears n3: heartbeat t3 r867 promise 50ms
    9.825 781 972  n4     says to {n3}: heartbeat_ack t3 r867 promise 50ms
    9.825 785 372  n2     hears n3: heartbeat t3 r867 promise 50ms
    9.825 785 372  n2     says to {n3}: heartbeat_ack t3 r867 promise 50ms
    9.825 803 348  n3     hears n0: heartbeat_ack t3 r867 promise 50ms
    9.825 807 195  n3     hears n1: heartbeat_ack t3 r867 promise 50ms
    9.825 816 634  n3     hears n4: heartbeat_ack t3 r867 promise 50ms
    9.825 819 113  n3     hears n2: heartbeat_ack t3 r867 promise 50ms
    9.835 748 733  n3     says to {n0, n1, n2, n4}: heartbeat t3 r868 promise 50ms
    9.835 774 033  n1     hears n3: heartbeat t3 r868 promise 50ms
    9.835 774 033  n1     says to {n3}: heartbeat_ack t3 r868 promise 50ms
    9.835 782 942  n2     hears n3: heartbeat t3 r868 promise 50ms
    9.835 782 942  n2     says to {n3}: heartbeat_ack t3 r868 promise 50ms
    9.835 783 613  n4     hears n3: heartbeat t3 r868 promise 50ms
    9.835 783 613  n4     says to {n3}: heartbeat_ack t3 r868 promise 50ms
    9.835 784 957  n0     hears n3: heartbeat t3 r868 promise 50ms
    9.835 784 957  n0     says to {n3}: heartbeat_ack t3 r868 promise 50ms
    9.835 807 997  n3     hears n2: heartbeat_ack t3 r868 promise 50ms
    9.835 808 529  n3     hears n1: heartbeat_ack t3 r868 promise 50ms
    9.835 811 682  n3     hears n0: heartbeat_ack t3 r868 promise 50ms
    9.835 820 386  n3     hears n4: heartbeat_ack t3 r868 promise 50ms
    9.845 749 174  n3     says to {n0, n1, n2, n4}: heartbeat t3 r869 promise 50ms
    9.845 774 673  n0     hears n3: heartbeat t3 r869 promise 50ms
    9.845 774 673  n0     says to {n3}: heartbeat_ack t3 r869 promise 50ms
    9.845 774 821  n4     hears n3: heartbeat t3 r869 promise 50ms
    9.845 774 821  n4     says to {n3}: heartbeat_ack t3 r869 promise 50ms
    9.845 775 945  n1     hears n3: heartbeat t3 r869 promise 50ms
    9.845 775 945  n1     says to {n3}: heartbeat_ack t3 r869 promise 50ms
    9.845 780 455  n2     hears n3: heartbeat t3 r869 promise 50ms
    9.845 780 455  n2     says to {n3}: heartbeat_ack t3 r869 promise 50ms
    9.845 802 251  n3     hears n0: heartbeat_ack t3 r869 promise 50ms
    9.845 803 938  n3     hears n1: heartbeat_ack t3 r869 promise 50ms
    9.845 805 226  n3     hears n4: heartbeat_ack t3 r869 promise 50ms
    9.845 806 261  n3     hears n2: heartbeat_ack t3 r869 promise 50ms
    9.855 749 351  n3     says to {n0, n1, n2, n4}: heartbeat t3 r870 promise 50ms
    9.855 777 716  n4     hears n3: heartbeat t3 r870 promise 50ms
    9.855 777 716  n4     says to {n3}: heartbeat_ack t3 r870 promise 50ms
    9.855 778 904  n2     hears n3: heartbeat t3 r870 promise 50ms
    9.855 778 904  n2     says to {n3}: heartbeat_ack t3 r870 promise 50ms
    9.855 779 170  n0     hears n3: heartbeat t3 r870 promise 50ms
    9.855 779 170  n0     says to {n3}: heartbeat_ack t3 r870 promise 50ms
    9.855 784 679  n1     hears n3: heartbeat t3 r870 promise 50ms
    9.855 784 679  n1     says to {n3}: heartbeat_ack t3 r870 promise 50ms
    9.855 809 562  n3     hears n4: heartbeat_ack t3 r870 promise 50ms
    9.855 812 412  n3     hears n2: heartbeat_ack t3 r870 promise 50ms
    9.855 813 887  n3     hears n0: heartbeat_ack t3 r870 promise 50ms
    9.855 815 661  n3     hears n1: heartbeat_ack t3 r870 promise 50ms
    9.865 750 200  n3     says to {n0, n1, n2, n4}: heartbeat t3 r871 promise 50ms
    9.865 780 259  n0     hears n3: heartbeat t3 r871 promise 50ms
    9.865 780 259  n0     says to {n3}: heartbeat_ack t3 r871 promise 50ms
    9.865 781 190  n4     hears n3: heartbeat t3 r871 promise 50ms
    9.865 781 190  n4     says to {n3}: heartbeat_ack t3 r871 promise 50ms
    9.865 784 413  n1     hears n3: heartbeat t3 r871 promise 50ms
    9.865 784 413  n1     says to {n3}: heartbeat_ack t3 r871 promise 50ms
    9.865 785 356  n2     hears n3: heartbeat t3 r871 promise 50ms
    9.865 785 356  n2     says to {n3}: heartbeat_ack t3 r871 promise 50ms
    9.865 807 055  n3     hears n0: heartbeat_ack t3 r871 promise 50ms
    9.865 809 853  n3     hears n1: heartbeat_ack t3 r871 promise 50ms
    9.865 811 586  n3     hears n4: heartbeat_ack t3 r871 promise 50ms
    9.865 820 509  n3     hears n2: heartbeat_ack t3 r871 promise 50ms
    9.875 750 377  n3     says to {n0, n1, n2, n4}: heartbeat t3 r872 promise 50ms
    9.875 776 387  n2     hears n3: heartbeat t3 r872 promise 50ms
    9.875 776 387  n2     says to {n3}: heartbeat_ack t3 r872 promise 50ms
    9.875 781 205  n0     hears n3: heartbeat t3 r872 promise 50ms
    9.875 781 205  n0     says to {n3}: heartbeat_ack t3 r872 promise 50ms
    9.875 781 442  n1     hears n3: heartbeat t3 r872 promise 50ms
    9.875 781 442  n1     says to {n3}: heartbeat_ack t3 r872 promise 50ms
    9.875 782 347  n4     hears n3: heartbeat t3 r872 promise 50ms
    9.875 782 347  n4     says to {n3}: heartbeat_ack t3 r872 promise 50ms
    9.875 802 916  n3     hears n2: heartbeat_ack t3 r872 promise 50ms
    9.875 806 851  n3     hears n1: heartbeat_ack t3 r872 promise 50ms
    9.875 808 298  n3     hears n4: heartbeat_ack t3 r872 promise 50ms
    9.875 810 098  n3     hears n0: heartbeat_ack t3 r872 promise 50ms
    9.885 751 007  n3     says to {n0, n1, n2, n4}: heartbeat t3 r873 promise 50ms
    9.885 781 845  n0     hears n3: heartbeat t3 r873 promise 50ms
    9.885 781 845  n0     says to {n3}: heartbeat_ack t3 r873 promise 50ms
    9.885 782 925  n1     hears n3: heartbeat t3 r873 promise 50ms
    9.885 782 925  n1     says to {n3}: heartbeat_ack t3 r873 promise 50ms
    9.885 784 801  n2     hears n3: heartbeat t3 r873 promise 50ms
    9.885 784 801  n2     says to {n3}: heartbeat_ack t3 r873 promise 50ms
    9.885 785 125  n4     hears n3: heartbeat t3 r873 promise 50ms
    9.885 785 125  n4     says to {n3}: heartbeat_ack t3 r873 promise 50ms
    9.885 808 777  n3     hears n0: heartbeat_ack t3 r873 promise 50ms
    9.885 811 284  n3     hears n2: heartbeat_ack t3 r873 promise 50ms
    9.885 812 164  n3     hears n1: heartbeat_ack t3 r873 promise 50ms
    9.885 822 467  n3     hears n4: heartbeat_ack t3 r873 promise 50ms
    9.895 751 738  n3     says to {n0, n1, n2, n4}: heartbeat t3 r874 promise 50ms
    9.895 777 695  n0     hears n3: heartbeat t3 r874 promise 50ms
    9.895 777 695  n0     says to {n3}: heartbeat_ack t3 r874 promise 50ms
    9.895 778 414  n1     hears n3: heartbeat t3 r874 promise 50ms
    9.895 778 414  n1     says to {n3}: heartbeat_ack t3 r874 promise 50ms
    9.895 780 819  n2     hears n3: heartbeat t3 r874 promise 50ms
    9.895 780 819  n2     says to {n3}: heartbeat_ack t3 r874 promise 50ms
    9.895 786 260  n4     hears n3: heartbeat t3 r874 promise 50ms
    9.895 786 260  n4     says to {n3}: heartbeat_ack t3 r874 promise 50ms
    9.895 807 849  n3     hears n2: heartbeat_ack t3 r874 promise 50ms
    9.895 808 543  n3     hears n1: heartbeat_ack t3 r874 promise 50ms
    9.895 809 114  n3     hears n0: heartbeat_ack t3 r874 promise 50ms
    9.895 817 835  n3     hears n4: heartbeat_ack t3 r874 promise 50ms
    9.905 752 258  n3     says to {n0, n1, n2, n4}: heartbeat t3 r875 promise 50ms
    9.905 778 991  n1     hears n3: heartbeat t3 r875 promise 50ms
    9.905 778 991  n1     says to {n3}: heartbeat_ack t3 r875 promise 50ms
    9.905 780 762  n2     hears n3: heartbeat t3 r875 promise 50ms
    9.905 780 762  n2     says to {n3}: heartbeat_ack t3 r875 promise 50ms
    9.905 780 899  n4     hears n3: heartbeat t3 r875 promise 50ms
    9.905 780 899  n4     says to {n3}: heartbeat_ack t3 r875 promise 50ms
    9.905 786 438  n0     hears n3: heartbeat t3 r875 promise 50ms
    9.905 786 438  n0     says to {n3}: heartbeat_ack t3 r875 promise 50ms
    9.905 805 885  n3     hears n2: heartbeat_ack t3 r875 promise 50ms
    9.905 809 138  n3     hears n4: heartbeat_ack t3 r875 promise 50ms
    9.905 813 071  n3     hears n1: heartbeat_ack t3 r875 promise 50ms
    9.905 823 269  n3     hears n0: heartbeat_ack t3 r875 promise 50ms
    9.915 752 593  n3     says to {n0, n1, n2, n4}: heartbeat t3 r876 promise 50ms
    9.915 787 381  n1     hears n3: heartbeat t3 r876 promise 50ms
    9.915 787 381  n1     says to {n3}: heartbeat_ack t3 r876 promise 50ms
    9.915 787 953  n2     hears n3: heartbeat t3 r876 promise 50ms
    9.915 787 953  n2     says to {n3}: heartbeat_ack t3 r876 promise 50ms
    9.915 788 028  n0     hears n3: heartbeat t3 r876 promise 50ms
    9.915 788 028  n0     says to {n3}: heartbeat_ack t3 r876 promise 50ms
    9.915 788 483  n4     hears n3: heartbeat t3 r876 promise 50ms
    9.915 788 483  n4     says to {n3}: heartbeat_ack t3 r876 promise 50ms
    9.915 815 225  n3     hears n2: heartbeat_ack t3 r876 promise 50ms
    9.915 815 266  n3     hears n1: heartbeat_ack t3 r876 promise 50ms
    9.915 817 677  n3     hears n4: heartbeat_ack t3 r876 promise 50ms
    9.915 819 898  n3     hears n0: heartbeat_ack t3 r876 promise 50ms
    9.925 752 881  n3     says to {n0, n1, n2, n4}: heartbeat t3 r877 promise 50ms
    9.925 778 450  n0     hears n3: heartbeat t3 r877 promise 50ms
    9.925 778 450  n0     says to {n3}: heartbeat_ack t3 r877 promise 50ms
    9.925 780 007  n4     hears n3: heartbeat t3 r877 promise 50ms
    9.925 780 007  n4     says to {n3}: heartbeat_ack t3 r877 promise 50ms
    9.925 781 843  n2     hears n3: heartbeat t3 r877 promise 50ms
    9.925 781 843  n2     says to {n3}: heartbeat_ack t3 r877 promise 50ms
    9.925 786 664  n1     hears n3: heartbeat t3 r877 promise 50ms
    9.925 786 664  n1     says to {n3}: heartbeat_ack t3 r877 promise 50ms
    9.925 806 484  n3     hears n4: heartbeat_ack t3 r877 promise 50ms
    9.925 808 880  n3     hears n0: heartbeat_ack t3 r877 promise 50ms
    9.925 811 918  n3     hears n1: heartbeat_ack t3 r877 promise 50ms
    9.925 814 160  n3     hears n2: heartbeat_ack t3 r877 promise 50ms
    9.935 753 462  n3     says to {n0, n1, n2, n4}: heartbeat t3 r878 promise 50ms
    9.935 780 184  n0     hears n3: heartbeat t3 r878 promise 50ms
    9.935 780 184  n0     says to {n3}: heartbeat_ack t3 r878 promise 50ms
    9.935 785 672  n1     hears n3: heartbeat t3 r878 promise 50ms
    9.935 785 672  n1     says to {n3}: heartbeat_ack t3 r878 promise 50ms
    9.935 785 794  n4     hears n3: heartbeat t3 r878 promise 50ms
    9.935 785 794  n4     says to {n3}: heartbeat_ack t3 r878 promise 50ms
    9.935 786 341  n2     hears n3: heartbeat t3 r878 promise 50ms
    9.935 786 341  n2     says to {n3}: heartbeat_ack t3 r878 promise 50ms
    9.935 810 853  n3     hears n0: heartbeat_ack t3 r878 promise 50ms
    9.935 812 188  n3     hears n2: heartbeat_ack t3 r878 promise 50ms
    9.935 819 095  n3     hears n4: heartbeat_ack t3 r878 promise 50ms
    9.935 821 634  n3     hears n1: heartbeat_ack t3 r878 promise 50ms
    9.945 753 783  n3     says to {n0, n1, n2, n4}: heartbeat t3 r879 promise 50ms
    9.945 779 252  n4     hears n3: heartbeat t3 r879 promise 50ms
    9.945 779 252  n4     says to {n3}: heartbeat_ack t3 r879 promise 50ms
    9.945 782 457  n0     hears n3: heartbeat t3 r879 promise 50ms
    9.945 782 457  n0     says to {n3}: heartbeat_ack t3 r879 promise 50ms
    9.945 782 996  n1     hears n3: heartbeat t3 r879 promise 50ms
    9.945 782 996  n1     says to {n3}: heartbeat_ack t3 r879 promise 50ms
    9.945 790 814  n2     hears n3: heartbeat t3 r879 promise 50ms
    9.945 790 814  n2     says to {n3}: heartbeat_ack t3 r879 promise 50ms
    9.945 809 075  n3     hears n4: heartbeat_ack t3 r879 promise 50ms
    9.945 814 866  n3     hears n0: heartbeat_ack t3 r879 promise 50ms
    9.945 816 920  n3     hears n1: heartbeat_ack t3 r879 promise 50ms
    9.945 827 427  n3     hears n2: heartbeat_ack t3 r879 promise 50ms
    9.955 754 342  n3     says to {n0, n1, n2, n4}: heartbeat t3 r880 promise 50ms
    9.955 781 808  n4     hears n3: heartbeat t3 r880 promise 50ms
    9.955 781 808  n4     says to {n3}: heartbeat_ack t3 r880 promise 50ms
    9.955 782 703  n0     hears n3: heartbeat t3 r880 promise 50ms
    9.955 782 703  n0     says to {n3}: heartbeat_ack t3 r880 promise 50ms
    9.955 788 468  n2     hears n3: heartbeat t3 r880 promise 50ms
    9.955 788 468  n2     says to {n3}: heartbeat_ack t3 r880 promise 50ms
    9.955 789 702  n1     hears n3: heartbeat t3 r880 promise 50ms
    9.955 789 702  n1     says to {n3}: heartbeat_ack t3 r880 promise 50ms
    9.955 812 857  n3     hears n4: heartbeat_ack t3 r880 promise 50ms
    9.955 815 689  n3     hears n0: heartbeat_ack t3 r880 promise 50ms
    9.955 816 290  n3     hears n2: heartbeat_ack t3 r880 promise 50ms
    9.955 824 722  n3     hears n1: heartbeat_ack t3 r880 promise 50ms
    9.965 754 868  n3     says to {n0, n1, n2, n4}: heartbeat t3 r881 promise 50ms
    9.965 784 368  n1     hears n3: heartbeat t3 r881 promise 50ms
    9.965 784 368  n1     says to {n3}: heartbeat_ack t3 r881 promise 50ms
    9.965 784 371  n0     hears n3: heartbeat t3 r881 promise 50ms
    9.965 784 371  n0     says to {n3}: heartbeat_ack t3 r881 promise 50ms
    9.965 790 026  n2     hears n3: heartbeat t3 r881 promise 50ms
    9.965 790 026  n2     says to {n3}: heartbeat_ack t3 r881 promise 50ms
    9.965 791 207  n4     hears n3: heartbeat t3 r881 promise 50ms
    9.965 791 207  n4     says to {n3}: heartbeat_ack t3 r881 promise 50ms
    9.965 815 503  n3     hears n1: heartbeat_ack t3 r881 promise 50ms
    9.965 816 622  n3     hears n0: heartbeat_ack t3 r881 promise 50ms
    9.965 819 183  n3     hears n2: heartbeat_ack t3 r881 promise 50ms
    9.965 828 113  n3     hears n4: heartbeat_ack t3 r881 promise 50ms
    9.975 755 300  n3     says to {n0, n1, n2, n4}: heartbeat t3 r882 promise 50ms
    9.975 789 766  n1     hears n3: heartbeat t3 r882 promise 50ms
    9.975 789 766  n1     says to {n3}: heartbeat_ack t3 r882 promise 50ms
    9.975 789 949  n0     hears n3: heartbeat t3 r882 promise 50ms
    9.975 789 949  n0     says to {n3}: heartbeat_ack t3 r882 promise 50ms
    9.975 792 461  n4     hears n3: heartbeat t3 r882 promise 50ms
    9.975 792 461  n4     says to {n3}: heartbeat_ack t3 r882 promise 50ms
    9.975 792 616  n2     hears n3: heartbeat t3 r882 promise 50ms
    9.975 792 616  n2     says to {n3}: heartbeat_ack t3 r882 promise 50ms
    9.975 819 106  n3     hears n1: heartbeat_ack t3 r882 promise 50ms
    9.975 820 348  n3     hears n0: heartbeat_ack t3 r882 promise 50ms
    9.975 821 571  n3     hears n2: heartbeat_ack t3 r882 promise 50ms
    9.975 829 126  n3     hears n4: heartbeat_ack t3 r882 promise 50ms
    9.985 756 155  n3     says to {n0, n1, n2, n4}: heartbeat t3 r883 promise 50ms
    9.985 781 866  n2     hears n3: heartbeat t3 r883 promise 50ms
    9.985 781 866  n2     says to {n3}: heartbeat_ack t3 r883 promise 50ms
    9.985 786 881  n4     hears n3: heartbeat t3 r883 promise 50ms
    9.985 786 881  n4     says to {n3}: heartbeat_ack t3 r883 promise 50ms
    9.985 790 013  n0     hears n3: heartbeat t3 r883 promise 50ms
    9.985 790 013  n0     says to {n3}: heartbeat_ack t3 r883 promise 50ms
    9.985 792 878  n1     hears n3: heartbeat t3 r883 promise 50ms
    9.985 792 878  n1     says to {n3}: heartbeat_ack t3 r883 promise 50ms
    9.985 809 007  n3     hears n2: heartbeat_ack t3 r883 promise 50ms
    9.985 818 948  n3     hears n0: heartbeat_ack t3 r883 promise 50ms
    9.985 823 888  n3     hears n4: heartbeat_ack t3 r883 promise 50ms
    9.985 828 019  n3     hears n1: heartbeat_ack t3 r883 promise 50ms
    9.995 756 465  n3     says to {n0, n1, n2, n4}: heartbeat t3 r884 promise 50ms
    9.995 783 517  n1     hears n3: heartbeat t3 r884 promise 50ms
    9.995 783 517  n1     says to {n3}: heartbeat_ack t3 r884 promise 50ms
    9.995 783 565  n4     hears n3: heartbeat t3 r884 promise 50ms
    9.995 783 565  n4     says to {n3}: heartbeat_ack t3 r884 promise 50ms
    9.995 785 484  n0     hears n3: heartbeat t3 r884 promise 50ms
    9.995 785 484  n0     says to {n3}: heartbeat_ack t3 r884 promise 50ms
    9.995 789 215  n2     hears n3: heartbeat t3 r884 promise 50ms
    9.995 789 215  n2     says to {n3}: heartbeat_ack t3 r884 promise 50ms
    9.995 808 867  n3     hears n1: heartbeat_ack t3 r884 promise 50ms
    9.995 812 452  n3     hears n0: heartbeat_ack t3 r884 promise 50ms
    9.995 818 309  n3     hears n2: heartbeat_ack t3 r884 promise 50ms
    9.995 818 564  n3     hears n4: heartbeat_ack t3 r884 promise 50ms
   10.005 757 048  n3     says to {n0, n1, n2, n4}: heartbeat t3 r885 promise 50ms
   10.005 784 989  n1     hears n3: heartbeat t3 r885 promise 50ms
   10.005 784 989  n1     says to {n3}: heartbeat_ack t3 r885 promise 50ms
   10.005 785 129  n2     hears n3: heartbeat t3 r885 promise 50ms
   10.005 785 129  n2     says to {n3}: heartbeat_ack t3 r885 promise 50ms
   10.005 789 911  n4     hears n3: heartbeat t3 r885 promise 50ms
   10.005 789 911  n4     says to {n3}: heartbeat_ack t3 r885 promise 50ms
   10.005 790 618  n0     hears n3: heartbeat t3 r885 promise 50ms
   10.005 790 618  n0     says to {n3}: heartbeat_ack t3 r885 promise 50ms
   10.005 812 044  n3     hears n1: heartbeat_ack t3 r885 promise 50ms
   10.005 815 038  n3     hears n4: heartbeat_ack t3 r885 promise 50ms
   10.005 820 328  n3     hears n2: heartbeat_ack t3 r885 promise 50ms
   10.005 827 197  n3     hears n0: heartbeat_ack t3 r885 promise 50ms
   10.015 757 751  n3     says to {n0, n1, n2, n4}: heartbeat t3 r886 promise 50ms
   10.015 786 632  n4     hears n3: heartbeat t3 r886 promise 50ms
   10.015 786 632  n4     says to {n3}: heartbeat_ack t3 r886 promise 50ms
   10.015 790 131  n0     hears n3: heartbeat t3 r886 promise 50ms
   10.015 790 131  n0     says to {n3}: heartbeat_ack t3 r886 promise 50ms
   10.015 791 053  n1     hears n3: heartbeat t3 r886 promise 50ms
   10.015 791 053  n1     says to {n3}: heartbeat_ack t3 r886 promise 50ms
   10.015 793 301  n2     hears n3: heartbeat t3 r886 promise 50ms
   10.015 793 301  n2     says to {n3}: heartbeat_ack t3 r886 promise 50ms
   10.015 822 390  n3     hears n0: heartbeat_ack t3 r886 promise 50ms
   10.015 823 232  n3     hears n4: heartbeat_ack t3 r886 promise 50ms
   10.015 826 208  n3     hears n1: heartbeat_ack t3 r886 promise 50ms
   10.015 826 844  n3     hears n2: heartbeat_ack t3 r886 promise 50ms
   10.025 757 992  n3     says to {n0, n1, n2, n4}: heartbeat t3 r887 promise 50ms
   10.025 787 282  n0     hears n3: heartbeat t3 r887 promise 50ms
   10.025 787 282  n0     says to {n3}: heartbeat_ack t3 r887 promise 50ms
   10.025 790 046  n1     hears n3: heartbeat t3 r887 promise 50ms
   10.025 790 046  n1     says to {n3}: heartbeat_ack t3 r887 promise 50ms
   10.025 792 873  n4     hears n3: heartbeat t3 r887 promise 50ms
   10.025 792 873  n4     says to {n3}: heartbeat_ack t3 r887 promise 50ms
   10.025 794 711  n2     hears n3: heartbeat t3 r887 promise 50ms
   10.025 794 711  n2     says to {n3}: heartbeat_ack t3 r887 promise 50ms
   10.025 818 068  n3     hears n1: heartbeat_ack t3 r887 promise 50ms
   10.025 820 707  n3     hears n0: heartbeat_ack t3 r887 promise 50ms
   10.025 825 627  n3     hears n4: heartbeat_ack t3 r887 promise 50ms
   10.025 826 113  n3     hears n2: heartbeat_ack t3 r887 promise 50ms
   10.035 758 696  n3     says to {n0, n1, n2, n4}: heartbeat t3 r888 promise 50ms
   10.035 789 786  n1     hears n3: heartbeat t3 r888 promise 50ms
   10.035 789 786  n1     says to {n3}: heartbeat_ack t3 r888 promise 50ms
   10.035 790 978  n2     hears n3: heartbeat t3 r888 promise 50ms
   10.035 790 978  n2     says to {n3}: heartbeat_ack t3 r888 promise 50ms
   10.035 792 150  n4     hears n3: heartbeat t3 r888 promise 50ms
   10.035 792 150  n4     says to {n3}: heartbeat_ack t3 r888 promise 50ms
   10.035 794 128  n0     hears n3: heartbeat t3 r888 promise 50ms
   10.035 794 128  n0     says to {n3}: heartbeat_ack t3 r888 promise 50ms
   10.035 822 421  n3     hears n1: heartbeat_ack t3 r888 promise 50ms
   10.035 823 757  n3     hears n4: heartbeat_ack t3 r888 promise 50ms
   10.035 827 055  n3     hears n2: heartbeat_ack t3 r888 promise 50ms
   10.035 831 165  n3     hears n0: heartbeat_ack t3 r888 promise 50ms
   10.045 758 798  n3     says to {n0, n1, n2, n4}: heartbeat t3 r889 promise 50ms
   10.045 786 133  n4     hears n3: heartbeat t3 r889 promise 50ms
   10.045 786 133  n4     says to {n3}: heartbeat_ack t3 r889 promise 50ms
   10.045 787 639  n1     hears n3: heartbeat t3 r889 promise 50ms
   10.045 787 639  n1     says to {n3}: heartbeat_ack t3 r889 promise 50ms
   10.045 789 325  n2     hears n3: heartbeat t3 r889 promise 50ms
   10.045 789 325  n2     says to {n3}: heartbeat_ack t3 r889 promise 50ms
   10.045 792 290  n0     hears n3: heartbeat t3 r889 promise 50ms
   10.045 792 290  n0     says to {n3}: heartbeat_ack t3 r889 promise 50ms
   10.045 821 703  n3     hears n0: heartbeat_ack t3 r889 promise 50ms
   10.045 821 843  n3     hears n1: heartbeat_ack t3 r889 promise 50ms
   10.045 823 319  n3     hears n4: heartbeat_ack t3 r889 promise 50ms
   10.045 843 911  n3     hears n2: heartbeat_ack t3 r889 promise 50ms
   10.055 759 619  n3     says to {n0, n1, n2, n4}: heartbeat t3 r890 promise 50ms
   10.055 786 817  n4     hears n3: heartbeat t3 r890 promise 50ms
   10.055 786 817  n4     says to {n3}: heartbeat_ack t3 r890 promise 50ms
   10.055 788 432  n1     hears n3: heartbeat t3 r890 promise 50ms
   10.055 788 432  n1     says to {n3}: heartbeat_ack t3 r890 promise 50ms
   10.055 794 754  n0     hears n3: heartbeat t3 r890 promise 50ms
   10.055 794 754  n0     says to {n3}: heartbeat_ack t3 r890 promise 50ms
   10.055 796 425  n2     hears n3: heartbeat t3 r890 promise 50ms
   10.055 796 425  n2     says to {n3}: heartbeat_ack t3 r890 promise 50ms
   10.055 820 610  n3     hears n4: heartbeat_ack t3 r890 promise 50ms
   10.055 822 592  n3     hears n1: heartbeat_ack t3 r890 promise 50ms
   10.055 831 458  n3     hears n0: heartbeat_ack t3 r890 promise 50ms
   10.055 833 296  n3     hears n2: heartbeat_ack t3 r890 promise 50ms
   10.065 760 050  n3     says to {n0, n1, n2, n4}: heartbeat t3 r891 promise 50ms
   10.065 789 756  n0     hears n3: heartbeat t3 r891 promise 50ms
   10.065 789 756  n0     says to {n3}: heartbeat_ack t3 r891 promise 50ms
   10.065 794 910  n4     hears n3: heartbeat t3 r891 promise 50ms
   10.065 794 910  n4     says to {n3}: heartbeat_ack t3 r891 promise 50ms
   10.065 795 988  n1     hears n3: heartbeat t3 r891 promise 50ms
   10.065 795 988  n1     says to {n3}: heartbeat_ack t3 r891 promise 50ms
   10.065 796 066  n2     hears n3: heartbeat t3 r891 promise 50ms
   10.065 796 066  n2     says to {n3}: heartbeat_ack t3 r891 promise 50ms
   10.065 816 091  n3     hears n0: heartbeat_ack t3 r891 promise 50ms
   10.065 821 026  n3     hears n4: heartbeat_ack t3 r891 promise 50ms
   10.065 821 941  n3     hears n2: heartbeat_ack t3 r891 promise 50ms
   10.065 831 422  n3     hears n1: heartbeat_ack t3 r891 promise 50ms
   10.075 760 544  n3     says to {n0, n1, n2, n4}: heartbeat t3 r892 promise 50ms
   10.075 789 197  n0     hears n3: heartbeat t3 r892 promise 50ms
   10.075 789 197  n0     says to {n3}: heartbeat_ack t3 r892 promise 50ms
   10.075 792 771  n4     hears n3: heartbeat t3 r892 promise 50ms
   10.075 792 771  n4     says to {n3}: heartbeat_ack t3 r892 promise 50ms
   10.075 794 373  n2     hears n3: heartbeat t3 r892 promise 50ms
   10.075 794 373  n2     says to {n3}: heartbeat_ack t3 r892 promise 50ms
   10.075 794 991  n1     hears n3: heartbeat t3 r892 promise 50ms
   10.075 794 991  n1     says to {n3}: heartbeat_ack t3 r892 promise 50ms
   10.075 815 354  n3     hears n0: heartbeat_ack t3 r892 promise 50ms
   10.075 823 328  n3     hears n1: heartbeat_ack t3 r892 promise 50ms
   10.075 827 300  n3     hears n4: heartbeat_ack t3 r892 promise 50ms
   10.075 831 356  n3     hears n2: heartbeat_ack t3 r892 promise 50ms
   10.085 760 809  n3     says to {n0, n1, n2, n4}: heartbeat t3 r893 promise 50ms
   10.085 789 339  n0     hears n3: heartbeat t3 r893 promise 50ms
   10.085 789 339  n0     says to {n3}: heartbeat_ack t3 r893 promise 50ms
   10.085 790 986  n1     hears n3: heartbeat t3 r893 promise 50ms
   10.085 790 986  n1     says to {n3}: heartbeat_ack t3 r893 promise 50ms
   10.085 795 259  n2     hears n3: heartbeat t3 r893 promise 50ms
   10.085 795 259  n2     says to {n3}: heartbeat_ack t3 r893 promise 50ms
   10.085 797 099  n4     hears n3: heartbeat t3 r893 promise 50ms
   10.085 797 099  n4     says to {n3}: heartbeat_ack t3 r893 promise 50ms
   10.085 815 401  n3     hears n0: heartbeat_ack t3 r893 promise 50ms
   10.085 819 652  n3     hears n1: heartbeat_ack t3 r893 promise 50ms
   10.085 822 556  n3     hears n4: heartbeat_ack t3 r893 promise 50ms
   10.085 825 274  n3     hears n2: heartbeat_ack t3 r893 promise 50ms
   10.095 761 476  n3     says to {n0, n1, n2, n4}: heartbeat t3 r894 promise 50ms
   10.095 794 779  n2     hears n3: heartbeat t3 r894 promise 50ms
   10.095 794 779  n2     says to {n3}: heartbeat_ack t3 r894 promise 50ms
   10.095 796 888  n4     hears n3: heartbeat t3 r894 promise 50ms
   10.095 796 888  n4     says to {n3}: heartbeat_ack t3 r894 promise 50ms
   10.095 796 933  n1     hears n3: heartbeat t3 r894 promise 50ms
   10.095 796 933  n1     says to {n3}: heartbeat_ack t3 r894 promise 50ms
   10.095 798 776  n0     hears n3: heartbeat t3 r894 promise 50ms
   10.095 798 776  n0     says to {n3}: heartbeat_ack t3 r894 promise 50ms
   10.095 822 965  n3     hears n4: heartbeat_ack t3 r894 promise 50ms
   10.095 825 111  n3     hears n1: heartbeat_ack t3 r894 promise 50ms
   10.095 825 980  n3     hears n2: heartbeat_ack t3 r894 promise 50ms
   10.095 829 796  n3     hears n0: heartbeat_ack t3 r894 promise 50ms
   10.105 762 119  n3     says to {n0, n1, n2, n4}: heartbeat t3 r895 promise 50ms
   10.105 793 613  n2     hears n3: heartbeat t3 r895 promise 50ms
   10.105 793 613  n2     says to {n3}: heartbeat_ack t3 r895 promise 50ms
   10.105 793 857  n0     hears n3: heartbeat t3 r895 promise 50ms
   10.105 793 857  n0     says to {n3}: heartbeat_ack t3 r895 promise 50ms
   10.105 794 657  n1     hears n3: heartbeat t3 r895 promise 50ms
   10.105 794 657  n1     says to {n3}: heartbeat_ack t3 r895 promise 50ms
   10.105 797 515  n4     hears n3: heartbeat t3 r895 promise 50ms
   10.105 797 515  n4     says to {n3}: heartbeat_ack t3 r895 promise 50ms
   10.105 821 147  n3     hears n1: heartbeat_ack t3 r895 promise 50ms
   10.105 828 072  n3     hears n2: heartbeat_ack t3 r895 promise 50ms
   10.105 828 896  n3     hears n0: heartbeat_ack t3 r895 promise 50ms
   10.105 834 892  n3     hears n4: heartbeat_ack t3 r895 promise 50ms
   10.115 762 721  n3     says to {n0, n1, n2, n4}: heartbeat t3 r896 promise 50ms
   10.115 794 359  n2     hears n3: heartbeat t3 r896 promise 50ms
   10.115 794 359  n2     says to {n3}: heartbeat_ack t3 r896 promise 50ms
   10.115 798 018  n0     hears n3: heartbeat t3 r896 promise 50ms
   10.115 798 018  n0     says to {n3}: heartbeat_ack t3 r896 promise 50ms
   10.115 799 009  n1     hears n3: heartbeat t3 r896 promise 50ms
   10.115 799 009  n1     says to {n3}: heartbeat_ack t3 r896 promise 50ms
   10.115 799 626  n4     hears n3: heartbeat t3 r896 promise 50ms
   10.115 799 626  n4     says to {n3}: heartbeat_ack t3 r896 promise 50ms
   10.115 826 737  n3     hears n4: heartbeat_ack t3 r896 promise 50ms
   10.115 831 117  n3     hears n2: heartbeat_ack t3 r896 promise 50ms
   10.115 833 800  n3     hears n1: heartbeat_ack t3 r896 promise 50ms
   10.115 835 425  n3     hears n0: heartbeat_ack t3 r896 promise 50ms
   10.125 763 149  n3     says to {n0, n1, n2, n4}: heartbeat t3 r897 promise 50ms
   10.125 788 779  n4     hears n3: heartbeat t3 r897 promise 50ms
   10.125 788 779  n4     says to {n3}: heartbeat_ack t3 r897 promise 50ms
   10.125 790 906  n0     hears n3: heartbeat t3 r897 promise 50ms
   10.125 790 906  n0     says to {n3}: heartbeat_ack t3 r897 promise 50ms
   10.125 791 875  n1     hears n3: heartbeat t3 r897 promise 50ms
   10.125 791 875  n1     says to {n3}: heartbeat_ack t3 r897 promise 50ms
   10.125 799 002  n2     hears n3: heartbeat t3 r897 promise 50ms
   10.125 799 002  n2     says to {n3}: heartbeat_ack t3 r897 promise 50ms
   10.125 815 854  n3     hears n4: heartbeat_ack t3 r897 promise 50ms
   10.125 827 004  n3     hears n0: heartbeat_ack t3 r897 promise 50ms
   10.125 828 836  n3     hears n1: heartbeat_ack t3 r897 promise 50ms
   10.125 830 598  n3     hears n2: heartbeat_ack t3 r897 promise 50ms
   10.135 763 627  n3     says to {n0, n1, n2, n4}: heartbeat t3 r898 promise 50ms
   10.135 789 936  n0     hears n3: heartbeat t3 r898 promise 50ms
   10.135 789 936  n0     says to {n3}: heartbeat_ack t3 r898 promise 50ms
   10.135 793 023  n4     hears n3: heartbeat t3 r898 promise 50ms
   10.135 793 023  n4     says to {n3}: heartbeat_ack t3 r898 promise 50ms
   10.135 794 255  n2     hears n3: heartbeat t3 r898 promise 50ms
   10.135 794 255  n2     says to {n3}: heartbeat_ack t3 r898 promise 50ms
   10.135 796 767  n1     hears n3: heartbeat t3 r898 promise 50ms
   10.135 796 767  n1     says to {n3}: heartbeat_ack t3 r898 promise 50ms
   10.135 824 151  n3     hears n1: heartbeat_ack t3 r898 promise 50ms
   10.135 824 603  n3     hears n4: heartbeat_ack t3 r898 promise 50ms
   10.135 826 826  n3     hears n0: heartbeat_ack t3 r898 promise 50ms
   10.135 827 733  n3     hears n2: heartbeat_ack t3 r898 promise 50ms
   10.145 763 902  n3     says to {n0, n1, n2, n4}: heartbeat t3 r899 promise 50ms
   10.145 792 033  n0     hears n3: heartbeat t3 r899 promise 50ms
   10.145 792 033  n0     says to {n3}: heartbeat_ack t3 r899 promise 50ms
   10.145 794 354  n2     hears n3: heartbeat t3 r899 promise 50ms
   10.145 794 354  n2     says to {n3}: heartbeat_ack t3 r899 promise 50ms
   10.145 794 784  n1     hears n3: heartbeat t3 r899 promise 50ms
   10.145 794 784  n1     says to {n3}: heartbeat_ack t3 r899 promise 50ms
   10.145 797 270  n4     hears n3: heartbeat t3 r899 promise 50ms
   10.145 797 270  n4     says to {n3}: heartbeat_ack t3 r899 promise 50ms
   10.145 820 201  n3     hears n0: heartbeat_ack t3 r899 promise 50ms
   10.145 826 945  n3     hears n1: heartbeat_ack t3 r899 promise 50ms
   10.145 829 213  n3     hears n2: heartbeat_ack t3 r899 promise 50ms
   10.145 832 813  n3     hears n4: heartbeat_ack t3 r899 promise 50ms
   10.155 764 669  n3     says to {n0, n1, n2, n4}: heartbeat t3 r900 promise 50ms
   10.155 792 427  n0     hears n3: heartbeat t3 r900 promise 50ms
   10.155 792 427  n0     says to {n3}: heartbeat_ack t3 r900 promise 50ms
   10.155 792 670  n2     hears n3: heartbeat t3 r900 promise 50ms
   10.155 792 670  n2     says to {n3}: heartbeat_ack t3 r900 promise 50ms
   10.155 798 594  n4     hears n3: heartbeat t3 r900 promise 50ms
   10.155 798 594  n4     says to {n3}: heartbeat_ack t3 r900 promise 50ms
   10.155 800 749  n1     hears n3: heartbeat t3 r900 promise 50ms
   10.155 800 749  n1     says to {n3}: heartbeat_ack t3 r900 promise 50ms
   10.155 823 285  n3     hears n0: heartbeat_ack t3 r900 promise 50ms
   10.155 827 890  n3     hears n2: heartbeat_ack t3 r900 promise 50ms
   10.155 828 925  n3     hears n4: heartbeat_ack t3 r900 promise 50ms
   10.155 833 320  n3     hears n1: heartbeat_ack t3 r900 promise 50ms
   10.165 765 004  n3     says to {n0, n1, n2, n4}: heartbeat t3 r901 promise 50ms
   10.165 793 504  n2     hears n3: heartbeat t3 r901 promise 50ms
   10.165 793 504  n2     says to {n3}: heartbeat_ack t3 r901 promise 50ms
   10.165 794 522  n4     hears n3: heartbeat t3 r901 promise 50ms
   10.165 794 522  n4     says to {n3}: heartbeat_ack t3 r901 promise 50ms
   10.165 797 500  n1     hears n3: heartbeat t3 r901 promise 50ms
   10.165 797 500  n1     says to {n3}: heartbeat_ack t3 r901 promise 50ms
   10.165 798 749  n0     hears n3: heartbeat t3 r901 promise 50ms
   10.165 798 749  n0     says to {n3}: heartbeat_ack t3 r901 promise 50ms
   10.165 819 731  n3     hears n2: heartbeat_ack t3 r901 promise 50ms
   10.165 823 024  n3     hears n1: heartbeat_ack t3 r901 promise 50ms
   10.165 826 678  n3     hears n0: heartbeat_ack t3 r901 promise 50ms
   10.165 829 303  n3     hears n4: heartbeat_ack t3 r901 promise 50ms
   10.175 765 507  n3     says to {n0, n1, n2, n4}: heartbeat t3 r902 promise 50ms
   10.175 792 430  n2     hears n3: heartbeat t3 r902 promise 50ms
   10.175 792 430  n2     says to {n3}: heartbeat_ack t3 r902 promise 50ms
   10.175 794 362  n4     hears n3: heartbeat t3 r902 promise 50ms
   10.175 794 362  n4     says to {n3}: heartbeat_ack t3 r902 promise 50ms
   10.175 795 502  n1     hears n3: heartbeat t3 r902 promise 50ms
   10.175 795 502  n1     says to {n3}: heartbeat_ack t3 r902 promise 50ms
   10.175 796 789  n0     hears n3: heartbeat t3 r902 promise 50ms
   10.175 796 789  n0     says to {n3}: heartbeat_ack t3 r902 promise 50ms
   10.175 825 509  n3     hears n2: heartbeat_ack t3 r902 promise 50ms
   10.175 827 240  n3     hears n4: heartbeat_ack t3 r902 promise 50ms
   10.175 830 966  n3     hears n1: heartbeat_ack t3 r902 promise 50ms
   10.175 833 004  n3     hears n0: heartbeat_ack t3 r902 promise 50ms
   10.185 766 099  n3     says to {n0, n1, n2, n4}: heartbeat t3 r903 promise 50ms
   10.185 792 047  n2     hears n3: heartbeat t3 r903 promise 50ms
   10.185 792 047  n2     says to {n3}: heartbeat_ack t3 r903 promise 50ms
   10.185 800 249  n1     hears n3: heartbeat t3 r903 promise 50ms
   10.185 800 249  n1     says to {n3}: heartbeat_ack t3 r903 promise 50ms
   10.185 800 623  n0     hears n3: heartbeat t3 r903 promise 50ms
   10.185 800 623  n0     says to {n3}: heartbeat_ack t3 r903 promise 50ms
   10.185 801 549  n4     hears n3: heartbeat t3 r903 promise 50ms
   10.185 801 549  n4     says to {n3}: heartbeat_ack t3 r903 promise 50ms
   10.185 825 992  n3     hears n2: heartbeat_ack t3 r903 promise 50ms
   10.185 826 684  n3     hears n0: heartbeat_ack t3 r903 promise 50ms
   10.185 830 040  n3     hears n4: heartbeat_ack t3 r903 promise 50ms
   10.185 832 342  n3     hears n1: heartbeat_ack t3 r903 promise 50ms
   10.195 766 377  n3     says to {n0, n1, n2, n4}: heartbeat t3 r904 promise 50ms
   10.195 795 889  n4     hears n3: heartbeat t3 r904 promise 50ms
   10.195 795 889  n4     says to {n3}: heartbeat_ack t3 r904 promise 50ms
   10.195 798 497  n1     hears n3: heartbeat t3 r904 promise 50ms
   10.195 798 497  n1     says to {n3}: heartbeat_ack t3 r904 promise 50ms
   10.195 802 947  n2     hears n3: heartbeat t3 r904 promise 50ms
   10.195 802 947  n2     says to {n3}: heartbeat_ack t3 r904 promise 50ms
   10.195 803 386  n0     hears n3: heartbeat t3 r904 promise 50ms
   10.195 803 386  n0     says to {n3}: heartbeat_ack t3 r904 promise 50ms
   10.195 826 926  n3     hears n1: heartbeat_ack t3 r904 promise 50ms
   10.195 828 660  n3     hears n2: heartbeat_ack t3 r904 promise 50ms
   10.195 829 218  n3     hears n4: heartbeat_ack t3 r904 promise 50ms
   10.195 835 652  n3     hears n0: heartbeat_ack t3 r904 promise 50ms
   10.205 766 893  n3     says to {n0, n1, n2, n4}: heartbeat t3 r905 promise 50ms
   10.205 794 302  n0     hears n3: heartbeat t3 r905 promise 50ms
   10.205 794 302  n0     says to {n3}: heartbeat_ack t3 r905 promise 50ms
   10.205 796 361  n1     hears n3: heartbeat t3 r905 promise 50ms
   10.205 796 361  n1     says to {n3}: heartbeat_ack t3 r905 promise 50ms
   10.205 799 217  n4     hears n3: heartbeat t3 r905 promise 50ms
   10.205 799 217  n4     says to {n3}: heartbeat_ack t3 r905 promise 50ms
   10.205 801 159  n2     hears n3: heartbeat t3 r905 promise 50ms
   10.205 801 159  n2     says to {n3}: heartbeat_ack t3 r905 promise 50ms
   10.205 822 636  n3     hears n1: heartbeat_ack t3 r905 promise 50ms
   10.205 824 686  n3     hears n4: heartbeat_ack t3 r905 promise 50ms
   10.205 827 710  n3     hears n2: heartbeat_ack t3 r905 promise 50ms
   10.205 831 720  n3     hears n0: heartbeat_ack t3 r905 promise 50ms
   10.215 767 751  n3     says to {n0, n1, n2, n4}: heartbeat t3 r906 promise 50ms
   10.215 794 245  n2     hears n3: heartbeat t3 r906 promise 50ms
   10.215 794 245  n2     says to {n3}: heartbeat_ack t3 r906 promise 50ms
   10.215 795 305  n4     hears n3: heartbeat t3 r906 promise 50ms
   10.215 795 305  n4     says to {n3}: heartbeat_ack t3 r906 promise 50ms
   10.215 795 378  n1     hears n3: heartbeat t3 r906 promise 50ms
   10.215 795 378  n1     says to {n3}: heartbeat_ack t3 r906 promise 50ms
   10.215 797 568  n0     hears n3: heartbeat t3 r906 promise 50ms
   10.215 797 568  n0     says to {n3}: heartbeat_ack t3 r906 promise 50ms
   10.215 819 900  n3     hears n2: heartbeat_ack t3 r906 promise 50ms
   10.215 827 573  n3     hears n4: heartbeat_ack t3 r906 promise 50ms
   10.215 829 812  n3     hears n1: heartbeat_ack t3 r906 promise 50ms
   10.215 832 689  n3     hears n0: heartbeat_ack t3 r906 promise 50ms
   10.225 767 850  n3     says to {n0, n1, n2, n4}: heartbeat t3 r907 promise 50ms
   10.225 796 702  n1     hears n3: heartbeat t3 r907 promise 50ms
   10.225 796 702  n1     says to {n3}: heartbeat_ack t3 r907 promise 50ms
   10.225 799 358  n4     hears n3: heartbeat t3 r907 promise 50ms
   10.225 799 358  n4     says to {n3}: heartbeat_ack t3 r907 promise 50ms
   10.225 803 044  n2     hears n3: heartbeat t3 r907 promise 50ms
   10.225 803 044  n2     says to {n3}: heartbeat_ack t3 r907 promise 50ms
   10.225 804 353  n0     hears n3: heartbeat t3 r907 promise 50ms
   10.225 804 353  n0     says to {n3}: heartbeat_ack t3 r907 promise 50ms
   10.225 825 174  n3     hears n1: heartbeat_ack t3 r907 promise 50ms
   10.225 833 974  n3     hears n4: heartbeat_ack t3 r907 promise 50ms
   10.225 835 238  n3     hears n2: heartbeat_ack t3 r907 promise 50ms
   10.225 841 529  n3     hears n0: heartbeat_ack t3 r907 promise 50ms
   10.235 768 372  n3     says to {n0, n1, n2, n4}: heartbeat t3 r908 promise 50ms
   10.235 798 898  n1     hears n3: heartbeat t3 r908 promise 50ms
   10.235 798 898  n1     says to {n3}: heartbeat_ack t3 r908 promise 50ms
   10.235 799 486  n4     hears n3: heartbeat t3 r908 promise 50ms
   10.235 799 486  n4     says to {n3}: heartbeat_ack t3 r908 promise 50ms
   10.235 800 129  n0     hears n3: heartbeat t3 r908 promise 50ms
   10.235 800 129  n0     says to {n3}: heartbeat_ack t3 r908 promise 50ms
   10.235 805 305  n2     hears n3: heartbeat t3 r908 promise 50ms
   10.235 805 305  n2     says to {n3}: heartbeat_ack t3 r908 promise 50ms
   10.235 827 143  n3     hears n1: heartbeat_ack t3 r908 promise 50ms
   10.235 829 770  n3     hears n0: heartbeat_ack t3 r908 promise 50ms
   10.235 830 868  n3     hears n4: heartbeat_ack t3 r908 promise 50ms
   10.235 834 839  n3     hears n2: heartbeat_ack t3 r908 promise 50ms
   10.245 768 862  n3     says to {n0, n1, n2, n4}: heartbeat t3 r909 promise 50ms
   10.245 794 279  n4     hears n3: heartbeat t3 r909 promise 50ms
   10.245 794 279  n4     says to {n3}: heartbeat_ack t3 r909 promise 50ms
   10.245 795 541  n2     hears n3: heartbeat t3 r909 promise 50ms
   10.245 795 541  n2     says to {n3}: heartbeat_ack t3 r909 promise 50ms
   10.245 796 397  n1     hears n3: heartbeat t3 r909 promise 50ms
   10.245 796 397  n1     says to {n3}: heartbeat_ack t3 r909 promise 50ms
   10.245 804 770  n0     hears n3: heartbeat t3 r909 promise 50ms
   10.245 804 770  n0     says to {n3}: heartbeat_ack t3 r909 promise 50ms
   10.245 823 372  n3     hears n1: heartbeat_ack t3 r909 promise 50ms
   10.245 829 989  n3     hears n2: heartbeat_ack t3 r909 promise 50ms
   10.245 831 701  n3     hears n4: heartbeat_ack t3 r909 promise 50ms
   10.245 838 836  n3     hears n0: heartbeat_ack t3 r909 promise 50ms
   10.255 769 507  n3     says to {n0, n1, n2, n4}: heartbeat t3 r910 promise 50ms
   10.255 797 568  n2     hears n3: heartbeat t3 r910 promise 50ms
   10.255 797 568  n2     says to {n3}: heartbeat_ack t3 r910 promise 50ms
   10.255 801 231  n0     hears n3: heartbeat t3 r910 promise 50ms
   10.255 801 231  n0     says to {n3}: heartbeat_ack t3 r910 promise 50ms
   10.255 803 977  n4     hears n3: heartbeat t3 r910 promise 50ms
   10.255 803 977  n4     says to {n3}: heartbeat_ack t3 r910 promise 50ms
   10.255 805 867  n1     hears n3: heartbeat t3 r910 promise 50ms
   10.255 805 867  n1     says to {n3}: heartbeat_ack t3 r910 promise 50ms
   10.255 823 276  n3     hears n2: heartbeat_ack t3 r910 promise 50ms
   10.255 831 873  n3     hears n1: heartbeat_ack t3 r910 promise 50ms
   10.255 833 863  n3     hears n4: heartbeat_ack t3 r910 promise 50ms
   10.255 837 924  n3     hears n0: heartbeat_ack t3 r910 promise 50ms
   10.265 769 863  n3     says to {n0, n1, n2, n4}: heartbeat t3 r911 promise 50ms
   10.265 798 531  n2     hears n3: heartbeat t3 r911 promise 50ms
   10.265 798 531  n2     says to {n3}: heartbeat_ack t3 r911 promise 50ms
   10.265 798 893  n4     hears n3: heartbeat t3 r911 promise 50ms
   10.265 798 893  n4     says to {n3}: heartbeat_ack t3 r911 promise 50ms
   10.265 801 676  n1     hears n3: heartbeat t3 r911 promise 50ms
   10.265 801 676  n1     says to {n3}: heartbeat_ack t3 r911 promise 50ms
   10.265 803 699  n0     hears n3: heartbeat t3 r911 promise 50ms
   10.265 803 699  n0     says to {n3}: heartbeat_ack t3 r911 promise 50ms
   10.265 825 486  n3     hears n4: heartbeat_ack t3 r911 promise 50ms
   10.265 827 349  n3     hears n2: heartbeat_ack t3 r911 promise 50ms
   10.265 828 351  n3     hears n1: heartbeat_ack t3 r911 promise 50ms
   10.265 841 059  n3     hears n0: heartbeat_ack t3 r911 promise 50ms
   10.275 770 767  n3     says to {n0, n1, n2, n4}: heartbeat t3 r912 promise 50ms
   10.275 798 156  n0     hears n3: heartbeat t3 r912 promise 50ms
   10.275 798 156  n0     says to {n3}: heartbeat_ack t3 r912 promise 50ms
   10.275 800 340  n1     hears n3: heartbeat t3 r912 promise 50ms
   10.275 800 340  n1     says to {n3}: heartbeat_ack t3 r912 promise 50ms
   10.275 805 899  n2     hears n3: heartbeat t3 r912 promise 50ms
   10.275 805 899  n2     says to {n3}: heartbeat_ack t3 r912 promise 50ms
   10.275 807 497  n4     hears n3: heartbeat t3 r912 promise 50ms
   10.275 807 497  n4     says to {n3}: heartbeat_ack t3 r912 promise 50ms
   10.275 828 789  n3     hears n0: heartbeat_ack t3 r912 promise 50ms
   10.275 830 032  n3     hears n1: heartbeat_ack t3 r912 promise 50ms
   10.275 834 191  n3     hears n2: heartbeat_ack t3 r912 promise 50ms
   10.275 841 706  n3     hears n4: heartbeat_ack t3 r912 promise 50ms
   10.285 771 107  n3     says to {n0, n1, n2, n4}: heartbeat t3 r913 promise 50ms
   10.285 798 820  n0     hears n3: heartbeat t3 r913 promise 50ms
   10.285 798 820  n0     says to {n3}: heartbeat_ack t3 r913 promise 50ms
   10.285 803 046  n4     hears n3: heartbeat t3 r913 promise 50ms
   10.285 803 046  n4     says to {n3}: heartbeat_ack t3 r913 promise 50ms
   10.285 803 572  n1     hears n3: heartbeat t3 r913 promise 50ms
   10.285 803 572  n1     says to {n3}: heartbeat_ack t3 r913 promise 50ms
   10.285 807 223  n2     hears n3: heartbeat t3 r913 promise 50ms
   10.285 807 223  n2     says to {n3}: heartbeat_ack t3 r913 promise 50ms
   10.285 831 669  n3     hears n1: heartbeat_ack t3 r913 promise 50ms
   10.285 835 116  n3     hears n4: heartbeat_ack t3 r913 promise 50ms
   10.285 835 523  n3     hears n0: heartbeat_ack t3 r913 promise 50ms
   10.285 843 649  n3     hears n2: heartbeat_ack t3 r913 promise 50ms
   10.295 771 465  n3     says to {n0, n1, n2, n4}: heartbeat t3 r914 promise 50ms
   10.295 799 358  n0     hears n3: heartbeat t3 r914 promise 50ms
   10.295 799 358  n0     says to {n3}: heartbeat_ack t3 r914 promise 50ms
   10.295 800 517  n1     hears n3: heartbeat t3 r914 promise 50ms
   10.295 800 517  n1     says to {n3}: heartbeat_ack t3 r914 promise 50ms
   10.295 804 015  n2     hears n3: heartbeat t3 r914 promise 50ms
   10.295 804 015  n2     says to {n3}: heartbeat_ack t3 r914 promise 50ms
   10.295 806 828  n4     hears n3: heartbeat t3 r914 promise 50ms
   10.295 806 828  n4     says to {n3}: heartbeat_ack t3 r914 promise 50ms
   10.295 828 383  n3     hears n1: heartbeat_ack t3 r914 promise 50ms
   10.295 832 929  n3     hears n0: heartbeat_ack t3 r914 promise 50ms
   10.295 837 994  n3     hears n2: heartbeat_ack t3 r914 promise 50ms
   10.295 841 335  n3     hears n4: heartbeat_ack t3 r914 promise 50ms
   10.305 771 899  n3     says to {n0, n1, n2, n4}: heartbeat t3 r915 promise 50ms
   10.305 799 032  n1     hears n3: heartbeat t3 r915 promise 50ms
   10.305 799 032  n1     says to {n3}: heartbeat_ack t3 r915 promise 50ms
   10.305 800 168  n4     hears n3: heartbeat t3 r915 promise 50ms
   10.305 800 168  n4     says to {n3}: heartbeat_ack t3 r915 promise 50ms
   10.305 803 997  n0     hears n3: heartbeat t3 r915 promise 50ms
   10.305 803 997  n0     says to {n3}: heartbeat_ack t3 r915 promise 50ms
   10.305 804 358  n2     hears n3: heartbeat t3 r915 promise 50ms
   10.305 804 358  n2     says to {n3}: heartbeat_ack t3 r915 promise 50ms
   10.305 828 863  n3     hears n1: heartbeat_ack t3 r915 promise 50ms
   10.305 831 890  n3     hears n2: heartbeat_ack t3 r915 promise 50ms
   10.305 834 634  n3     hears n4: heartbeat_ack t3 r915 promise 50ms
   10.305 836 984  n3     hears n0: heartbeat_ack t3 r915 promise 50ms
   10.315 772 404  n3     says to {n0, n1, n2, n4}: heartbeat t3 r916 promise 50ms
   10.315 800 249  n4     hears n3: heartbeat t3 r916 promise 50ms
   10.315 800 249  n4     says to {n3}: heartbeat_ack t3 r916 promise 50ms
   10.315 801 180  n0     hears n3: heartbeat t3 r916 promise 50ms
   10.315 801 180  n0     says to {n3}: heartbeat_ack t3 r916 promise 50ms
   10.315 809 147  n2     hears n3: heartbeat t3 r916 promise 50ms
   10.315 809 147  n2     says to {n3}: heartbeat_ack t3 r916 promise 50ms
   10.315 809 429  n1     hears n3: heartbeat t3 r916 promise 50ms
   10.315 809 429  n1     says to {n3}: heartbeat_ack t3 r916 promise 50ms
   10.315 827 602  n3     hears n4: heartbeat_ack t3 r916 promise 50ms
   10.315 833 695  n3     hears n0: heartbeat_ack t3 r916 promise 50ms
   10.315 838 192  n3     hears n1: heartbeat_ack t3 r916 promise 50ms
   10.315 844 025  n3     hears n2: heartbeat_ack t3 r916 promise 50ms
   10.325 773 224  n3     says to {n0, n1, n2, n4}: heartbeat t3 r917 promise 50ms
   10.325 799 076  n0     hears n3: heartbeat t3 r917 promise 50ms
   10.325 799 076  n0     says to {n3}: heartbeat_ack t3 r917 promise 50ms
   10.325 803 774  n1     hears n3: heartbeat t3 r917 promise 50ms
   10.325 803 774  n1     says to {n3}: heartbeat_ack t3 r917 promise 50ms
   10.325 806 986  n4     hears n3: heartbeat t3 r917 promise 50ms
   10.325 806 986  n4     says to {n3}: heartbeat_ack t3 r917 promise 50ms
   10.325 808 274  n2     hears n3: heartbeat t3 r917 promise 50ms
   10.325 808 274  n2     says to {n3}: heartbeat_ack t3 r917 promise 50ms
   10.325 832 081  n3     hears n4: heartbeat_ack t3 r917 promise 50ms
   10.325 834 839  n3     hears n0: heartbeat_ack t3 r917 promise 50ms
   10.325 839 145  n3     hears n1: heartbeat_ack t3 r917 promise 50ms
   10.325 842 332  n3     hears n2: heartbeat_ack t3 r917 promise 50ms
   10.335 773 495  n3     says to {n0, n1, n2, n4}: heartbeat t3 r918 promise 50ms
   10.335 803 097  n0     hears n3: heartbeat t3 r918 promise 50ms
   10.335 803 097  n0     says to {n3}: heartbeat_ack t3 r918 promise 50ms
   10.335 806 039  n1     hears n3: heartbeat t3 r918 promise 50ms
   10.335 806 039  n1     says to {n3}: heartbeat_ack t3 r918 promise 50ms
   10.335 806 473  n2     hears n3: heartbeat t3 r918 promise 50ms
   10.335 806 473  n2     says to {n3}: heartbeat_ack t3 r918 promise 50ms
   10.335 810 174  n4     hears n3: heartbeat t3 r918 promise 50ms
   10.335 810 174  n4     says to {n3}: heartbeat_ack t3 r918 promise 50ms
   10.335 830 225  n3     hears n0: heartbeat_ack t3 r918 promise 50ms
   10.335 832 899  n3     hears n1: heartbeat_ack t3 r918 promise 50ms
   10.335 835 924  n3     hears n2: heartbeat_ack t3 r918 promise 50ms
   10.335 837 469  n3     hears n4: heartbeat_ack t3 r918 promise 50ms
   10.345 774 280  n3     says to {n0, n1, n2, n4}: heartbeat t3 r919 promise 50ms
   10.345 799 901  n0     hears n3: heartbeat t3 r919 promise 50ms
   10.345 799 901  n0     says to {n3}: heartbeat_ack t3 r919 promise 50ms
   10.345 805 117  n2     hears n3: heartbeat t3 r919 promise 50ms
   10.345 805 117  n2     says to {n3}: heartbeat_ack t3 r919 promise 50ms
   10.345 805 534  n4     hears n3: heartbeat t3 r919 promise 50ms
   10.345 805 534  n4     says to {n3}: heartbeat_ack t3 r919 promise 50ms
   10.345 807 720  n1     hears n3: heartbeat t3 r919 promise 50ms
   10.345 807 720  n1     says to {n3}: heartbeat_ack t3 r919 promise 50ms
   10.345 834 261  n3     hears n4: heartbeat_ack t3 r919 promise 50ms
   10.345 836 704  n3     hears n0: heartbeat_ack t3 r919 promise 50ms
   10.345 841 023  n3     hears n2: heartbeat_ack t3 r919 promise 50ms
   10.345 844 716  n3     hears n1: heartbeat_ack t3 r919 promise 50ms
   10.355 774 287  n3     says to {n0, n1, n2, n4}: heartbeat t3 r920 promise 50ms
   10.355 804 870  n4     hears n3: heartbeat t3 r920 promise 50ms
   10.355 804 870  n4     says to {n3}: heartbeat_ack t3 r920 promise 50ms
   10.355 806 776  n1     hears n3: heartbeat t3 r920 promise 50ms
   10.355 806 776  n1     says to {n3}: heartbeat_ack t3 r920 promise 50ms
   10.355 810 651  n2     hears n3: heartbeat t3 r920 promise 50ms
   10.355 810 651  n2     says to {n3}: heartbeat_ack t3 r920 promise 50ms
   10.355 811 166  n0     hears n3: heartbeat t3 r920 promise 50ms
   10.355 811 166  n0     says to {n3}: heartbeat_ack t3 r920 promise 50ms
   10.355 830 708  n3     hears n4: heartbeat_ack t3 r920 promise 50ms
   10.355 840 275  n3     hears n1: heartbeat_ack t3 r920 promise 50ms
   10.355 846 182  n3     hears n0: heartbeat_ack t3 r920 promise 50ms
   10.355 846 256  n3     hears n2: heartbeat_ack t3 r920 promise 50ms
   10.365 775 139  n3     says to {n0, n1, n2, n4}: heartbeat t3 r921 promise 50ms
   10.365 801 434  n1     hears n3: heartbeat t3 r921 promise 50ms
   10.365 801 434  n1     says to {n3}: heartbeat_ack t3 r921 promise 50ms
   10.365 807 444  n0     hears n3: heartbeat t3 r921 promise 50ms
   10.365 807 444  n0     says to {n3}: heartbeat_ack t3 r921 promise 50ms
   10.365 810 585  n2     hears n3: heartbeat t3 r921 promise 50ms
   10.365 810 585  n2     says to {n3}: heartbeat_ack t3 r921 promise 50ms
   10.365 818 882  n4     hears n3: heartbeat t3 r921 promise 50ms
   10.365 818 882  n4     says to {n3}: heartbeat_ack t3 r921 promise 50ms
   10.365 828 351  n3     hears n1: heartbeat_ack t3 r921 promise 50ms
   10.365 833 332  n3     hears n0: heartbeat_ack t3 r921 promise 50ms
   10.365 837 980  n3     hears n2: heartbeat_ack t3 r921 promise 50ms
   10.365 853 001  n3     hears n4: heartbeat_ack t3 r921 promise 50ms
   10.375 775 345  n3     says to {n0, n1, n2, n4}: heartbeat t3 r922 promise 50ms
   10.375 803 165  n1     hears n3: heartbeat t3 r922 promise 50ms
   10.375 803 165  n1     says to {n3}: heartbeat_ack t3 r922 promise 50ms
   10.375 803 622  n2     hears n3: heartbeat t3 r922 promise 50ms
   10.375 803 622  n2     says to {n3}: heartbeat_ack t3 r922 promise 50ms
   10.375 805 872  n4     hears n3: heartbeat t3 r922 promise 50ms
   10.375 805 872  n4     says to {n3}: heartbeat_ack t3 r922 promise 50ms
   10.375 807 726  n0     hears n3: heartbeat t3 r922 promise 50ms
   10.375 807 726  n0     says to {n3}: heartbeat_ack t3 r922 promise 50ms
   10.375 837 629  n3     hears n1: heartbeat_ack t3 r922 promise 50ms
   10.375 838 872  n3     hears n2: heartbeat_ack t3 r922 promise 50ms
   10.375 839 968  n3     hears n4: heartbeat_ack t3 r922 promise 50ms
   10.375 840 513  n3     hears n0: heartbeat_ack t3 r922 promise 50ms
   10.385 776 265  n3     says to {n0, n1, n2, n4}: heartbeat t3 r923 promise 50ms
   10.385 802 785  n4     hears n3: heartbeat t3 r923 promise 50ms
   10.385 802 785  n4     says to {n3}: heartbeat_ack t3 r923 promise 50ms
   10.385 803 031  n1     hears n3: heartbeat t3 r923 promise 50ms
   10.385 803 031  n1     says to {n3}: heartbeat_ack t3 r923 promise 50ms
   10.385 804 506  n0     hears n3: heartbeat t3 r923 promise 50ms
   10.385 804 506  n0     says to {n3}: heartbeat_ack t3 r923 promise 50ms
   10.385 806 843  n2     hears n3: heartbeat t3 r923 promise 50ms
   10.385 806 843  n2     says to {n3}: heartbeat_ack t3 r923 promise 50ms
   10.385 830 971  n3     hears n1: heartbeat_ack t3 r923 promise 50ms
   10.385 835 464  n3     hears n2: heartbeat_ack t3 r923 promise 50ms
   10.385 836 494  n3     hears n4: heartbeat_ack t3 r923 promise 50ms
   10.385 840 002  n3     hears n0: heartbeat_ack t3 r923 promise 50ms
   10.395 776 674  n3     says to {n0, n1, n2, n4}: heartbeat t3 r924 promise 50ms
   10.395 803 193  n1     hears n3: heartbeat t3 r924 promise 50ms
   10.395 803 193  n1     says to {n3}: heartbeat_ack t3 r924 promise 50ms
   10.395 805 002  n2     hears n3: heartbeat t3 r924 promise 50ms
   10.395 805 002  n2     says to {n3}: heartbeat_ack t3 r924 promise 50ms
   10.395 805 539  n4     hears n3: heartbeat t3 r924 promise 50ms
   10.395 805 539  n4     says to {n3}: heartbeat_ack t3 r924 promise 50ms
   10.395 805 929  n0     hears n3: heartbeat t3 r924 promise 50ms
   10.395 805 929  n0     says to {n3}: heartbeat_ack t3 r924 promise 50ms
   10.395 831 216  n3     hears n1: heartbeat_ack t3 r924 promise 50ms
   10.395 831 386  n3     hears n2: heartbeat_ack t3 r924 promise 50ms
   10.395 835 592  n3     hears n4: heartbeat_ack t3 r924 promise 50ms
   10.395 836 773  n3     hears n0: heartbeat_ack t3 r924 promise 50ms
   10.405 777 023  n3     says to {n0, n1, n2, n4}: heartbeat t3 r925 promise 50ms
   10.405 803 350  n2     hears n3: heartbeat t3 r925 promise 50ms
   10.405 803 350  n2     says to {n3}: heartbeat_ack t3 r925 promise 50ms
   10.405 805 761  n1     hears n3: heartbeat t3 r925 promise 50ms
   10.405 805 761  n1     says to {n3}: heartbeat_ack t3 r925 promise 50ms
   10.405 807 752  n4     hears n3: heartbeat t3 r925 promise 50ms
   10.405 807 752  n4     says to {n3}: heartbeat_ack t3 r925 promise 50ms
   10.405 810 185  n0     hears n3: heartbeat t3 r925 promise 50ms
   10.405 810 185  n0     says to {n3}: heartbeat_ack t3 r925 promise 50ms
   10.405 836 654  n3     hears n2: heartbeat_ack t3 r925 promise 50ms
   10.405 838 538  n3     hears n1: heartbeat_ack t3 r925 promise 50ms
   10.405 840 915  n3     hears n0: heartbeat_ack t3 r925 promise 50ms
   10.405 841 846  n3     hears n4: heartbeat_ack t3 r925 promise 50ms
   10.415 777 761  n3     says to {n0, n1, n2, n4}: heartbeat t3 r926 promise 50ms
   10.415 804 135  n0     hears n3: heartbeat t3 r926 promise 50ms
   10.415 804 135  n0     says to {n3}: heartbeat_ack t3 r926 promise 50ms
   10.415 806 208  n2     hears n3: heartbeat t3 r926 promise 50ms
   10.415 806 208  n2     says to {n3}: heartbeat_ack t3 r926 promise 50ms
   10.415 809 410  n1     hears n3: heartbeat t3 r926 promise 50ms
   10.415 809 410  n1     says to {n3}: heartbeat_ack t3 r926 promise 50ms
   10.415 813 521  n4     hears n3: heartbeat t3 r926 promise 50ms
   10.415 813 521  n4     says to {n3}: heartbeat_ack t3 r926 promise 50ms
   10.415 837 312  n3     hears n1: heartbeat_ack t3 r926 promise 50ms
   10.415 839 941  n3     hears n0: heartbeat_ack t3 r926 promise 50ms
   10.415 842 661  n3     hears n2: heartbeat_ack t3 r926 promise 50ms
   10.415 849 955  n3     hears n4: heartbeat_ack t3 r926 promise 50ms
   10.425 778 256  n3     says to {n0, n1, n2, n4}: heartbeat t3 r927 promise 50ms
   10.425 808 626  n1     hears n3: heartbeat t3 r927 promise 50ms
   10.425 808 626  n1     says to {n3}: heartbeat_ack t3 r927 promise 50ms
   10.425 809 946  n0     hears n3: heartbeat t3 r927 promise 50ms
   10.425 809 946  n0     says to {n3}: heartbeat_ack t3 r927 promise 50ms
   10.425 811 586  n4     hears n3: heartbeat t3 r927 promise 50ms
   10.425 811 586  n4     says to {n3}: heartbeat_ack t3 r927 promise 50ms
   10.425 813 670  n2     hears n3: heartbeat t3 r927 promise 50ms
   10.425 813 670  n2     says to {n3}: heartbeat_ack t3 r927 promise 50ms
   10.425 835 774  n3     hears n1: heartbeat_ack t3 r927 promise 50ms
   10.425 841 154  n3     hears n4: heartbeat_ack t3 r927 promise 50ms
   10.425 845 464  n3     hears n2: heartbeat_ack t3 r927 promise 50ms
   10.425 847 194  n3     hears n0: heartbeat_ack t3 r927 promise 50ms
   10.435 778 469  n3     says to {n0, n1, n2, n4}: heartbeat t3 r928 promise 50ms
   10.435 808 021  n4     hears n3: heartbeat t3 r928 promise 50ms
   10.435 808 021  n4     says to {n3}: heartbeat_ack t3 r928 promise 50ms
   10.435 809 132  n1     hears n3: heartbeat t3 r928 promise 50ms
   10.435 809 132  n1     says to {n3}: heartbeat_ack t3 r928 promise 50ms
   10.435 812 499  n0     hears n3: heartbeat t3 r928 promise 50ms
   10.435 812 499  n0     says to {n3}: heartbeat_ack t3 r928 promise 50ms
   10.435 812 779  n2     hears n3: heartbeat t3 r928 promise 50ms
   10.435 812 779  n2     says to {n3}: heartbeat_ack t3 r928 promise 50ms
   10.435 834 158  n3     hears n1: heartbeat_ack t3 r928 promise 50ms
   10.435 834 907  n3     hears n4: heartbeat_ack t3 r928 promise 50ms
   10.435 838 669  n3     hears n0: heartbeat_ack t3 r928 promise 50ms
   10.435 846 935  n3     hears n2: heartbeat_ack t3 r928 promise 50ms
   10.445 778 889  n3     says to {n0, n1, n2, n4}: heartbeat t3 r929 promise 50ms
   10.445 804 355  n4     hears n3: heartbeat t3 r929 promise 50ms
   10.445 804 355  n4     says to {n3}: heartbeat_ack t3 r929 promise 50ms
   10.445 809 981  n2     hears n3: heartbeat t3 r929 promise 50ms
   10.445 809 981  n2     says to {n3}: heartbeat_ack t3 r929 promise 50ms
   10.445 811 193  n1     hears n3: heartbeat t3 r929 promise 50ms
   10.445 811 193  n1     says to {n3}: heartbeat_ack t3 r929 promise 50ms
   10.445 814 639  n0     hears n3: heartbeat t3 r929 promise 50ms
   10.445 814 639  n0     says to {n3}: heartbeat_ack t3 r929 promise 50ms
   10.445 829 379  n3     hears n4: heartbeat_ack t3 r929 promise 50ms
   10.445 836 984  n3     hears n1: heartbeat_ack t3 r929 promise 50ms
   10.445 846 439  n3     hears n2: heartbeat_ack t3 r929 promise 50ms
   10.445 850 322  n3     hears n0: heartbeat_ack t3 r929 promise 50ms
   10.455 779 608  n3     says to {n0, n1, n2, n4}: heartbeat t3 r930 promise 50ms
   10.455 805 147  n0     hears n3: heartbeat t3 r930 promise 50ms
   10.455 805 147  n0     says to {n3}: heartbeat_ack t3 r930 promise 50ms
   10.455 805 780  n2     hears n3: heartbeat t3 r930 promise 50ms
   10.455 805 780  n2     says to {n3}: heartbeat_ack t3 r930 promise 50ms
   10.455 806 288  n1     hears n3: heartbeat t3 r930 promise 50ms
   10.455 806 288  n1     says to {n3}: heartbeat_ack t3 r930 promise 50ms
   10.455 816 742  n4     hears n3: heartbeat t3 r930 promise 50ms
   10.455 816 742  n4     says to {n3}: heartbeat_ack t3 r930 promise 50ms
   10.455 838 461  n3     hears n2: heartbeat_ack t3 r930 promise 50ms
   10.455 838 616  n3     hears n0: heartbeat_ack t3 r930 promise 50ms
   10.455 840 717  n3     hears n1: heartbeat_ack t3 r930 promise 50ms
   10.455 845 708  n3     hears n4: heartbeat_ack t3 r930 promise 50ms
   10.465 779 856  n3     says to {n0, n1, n2, n4}: heartbeat t3 r931 promise 50ms
   10.465 811 207  n2     hears n3: heartbeat t3 r931 promise 50ms
   10.465 811 207  n2     says to {n3}: heartbeat_ack t3 r931 promise 50ms
   10.465 812 311  n4     hears n3: heartbeat t3 r931 promise 50ms
   10.465 812 311  n4     says to {n3}: heartbeat_ack t3 r931 promise 50ms
   10.465 812 443  n1     hears n3: heartbeat t3 r931 promise 50ms
   10.465 812 443  n1     says to {n3}: heartbeat_ack t3 r931 promise 50ms
   10.465 814 889  n0     hears n3: heartbeat t3 r931 promise 50ms
   10.465 814 889  n0     says to {n3}: heartbeat_ack t3 r931 promise 50ms
   10.465 839 263  n3     hears n4: heartbeat_ack t3 r931 promise 50ms
   10.465 841 092  n3     hears n0: heartbeat_ack t3 r931 promise 50ms
   10.465 843 617  n3     hears n1: heartbeat_ack t3 r931 promise 50ms
   10.465 845 988  n3     hears n2: heartbeat_ack t3 r931 promise 50ms
   10.475 780 367  n3     says to {n0, n1, n2, n4}: heartbeat t3 r932 promise 50ms
   10.475 809 744  n0     hears n3: heartbeat t3 r932 promise 50ms
   10.475 809 744  n0     says to {n3}: heartbeat_ack t3 r932 promise 50ms
   10.475 809 816  n4     hears n3: heartbeat t3 r932 promise 50ms
   10.475 809 816  n4     says to {n3}: heartbeat_ack t3 r932 promise 50ms
   10.475 810 706  n1     hears n3: heartbeat t3 r932 promise 50ms
   10.475 810 706  n1     says to {n3}: heartbeat_ack t3 r932 promise 50ms
   10.475 810 789  n2     hears n3: heartbeat t3 r932 promise 50ms
   10.475 810 789  n2     says to {n3}: heartbeat_ack t3 r932 promise 50ms
   10.475 838 664  n3     hears n0: heartbeat_ack t3 r932 promise 50ms
   10.475 841 781  n3     hears n4: heartbeat_ack t3 r932 promise 50ms
   10.475 842 365  n3     hears n2: heartbeat_ack t3 r932 promise 50ms
   10.475 847 324  n3     hears n1: heartbeat_ack t3 r932 promise 50ms
   10.485 780 799  n3     says to {n0, n1, n2, n4}: heartbeat t3 r933 promise 50ms
   10.485 810 684  n0     hears n3: heartbeat t3 r933 promise 50ms
   10.485 810 684  n0     says to {n3}: heartbeat_ack t3 r933 promise 50ms
   10.485 813 499  n2     hears n3: heartbeat t3 r933 promise 50ms
   10.485 813 499  n2     says to {n3}: heartbeat_ack t3 r933 promise 50ms
   10.485 815 128  n1     hears n3: heartbeat t3 r933 promise 50ms
   10.485 815 128  n1     says to {n3}: heartbeat_ack t3 r933 promise 50ms
   10.485 815 678  n4     hears n3: heartbeat t3 r933 promise 50ms
   10.485 815 678  n4     says to {n3}: heartbeat_ack t3 r933 promise 50ms
   10.485 839 232  n3     hears n0: heartbeat_ack t3 r933 promise 50ms
   10.485 845 862  n3     hears n1: heartbeat_ack t3 r933 promise 50ms
   10.485 846 556  n3     hears n2: heartbeat_ack t3 r933 promise 50ms
   10.485 853 147  n3     hears n4: heartbeat_ack t3 r933 promise 50ms
   10.495 781 525  n3     says to {n0, n1, n2, n4}: heartbeat t3 r934 promise 50ms
   10.495 808 968  n0     hears n3: heartbeat t3 r934 promise 50ms
   10.495 808 968  n0     says to {n3}: heartbeat_ack t3 r934 promise 50ms
   10.495 810 846  n1     hears n3: heartbeat t3 r934 promise 50ms
   10.495 810 846  n1     says to {n3}: heartbeat_ack t3 r934 promise 50ms
   10.495 811 231  n2     hears n3: heartbeat t3 r934 promise 50ms
   10.495 811 231  n2     says to {n3}: heartbeat_ack t3 r934 promise 50ms
   10.495 816 471  n4     hears n3: heartbeat t3 r934 promise 50ms
   10.495 816 471  n4     says to {n3}: heartbeat_ack t3 r934 promise 50ms
   10.495 834 887  n3     hears n0: heartbeat_ack t3 r934 promise 50ms
   10.495 840 291  n3     hears n1: heartbeat_ack t3 r934 promise 50ms
   10.495 845 056  n3     hears n2: heartbeat_ack t3 r934 promise 50ms
   10.495 845 498  n3     hears n4: heartbeat_ack t3 r934 promise 50ms
   10.505 781 983  n3     says to {n0, n1, n2, n4}: heartbeat t3 r935 promise 50ms
   10.505 809 125  n4     hears n3: heartbeat t3 r935 promise 50ms
   10.505 809 125  n4     says to {n3}: heartbeat_ack t3 r935 promise 50ms
   10.505 810 455  n2     hears n3: heartbeat t3 r935 promise 50ms
   10.505 810 455  n2     says to {n3}: heartbeat_ack t3 r935 promise 50ms
   10.505 818 382  n1     hears n3: heartbeat t3 r935 promise 50ms
   10.505 818 382  n1     says to {n3}: heartbeat_ack t3 r935 promise 50ms
   10.505 818 692  n0     hears n3: heartbeat t3 r935 promise 50ms
   10.505 818 692  n0     says to {n3}: heartbeat_ack t3 r935 promise 50ms
   10.505 840 954  n3     hears n2: heartbeat_ack t3 r935 promise 50ms
   10.505 843 085  n3     hears n4: heartbeat_ack t3 r935 promise 50ms
   10.505 844 537  n3     hears n0: heartbeat_ack t3 r935 promise 50ms
   10.505 847 599  n3     hears n1: heartbeat_ack t3 r935 promise 50ms
   10.515 782 418  n3     says to {n0, n1, n2, n4}: heartbeat t3 r936 promise 50ms
   10.515 808 769  n4     hears n3: heartbeat t3 r936 promise 50ms
   10.515 808 769  n4     says to {n3}: heartbeat_ack t3 r936 promise 50ms
   10.515 814 886  n1     hears n3: heartbeat t3 r936 promise 50ms
   10.515 814 886  n1     says to {n3}: heartbeat_ack t3 r936 promise 50ms
   10.515 818 363  n0     hears n3: heartbeat t3 r936 promise 50ms
   10.515 818 363  n0     says to {n3}: heartbeat_ack t3 r936 promise 50ms
   10.515 818 721  n2     hears n3: heartbeat t3 r936 promise 50ms
   10.515 818 721  n2     says to {n3}: heartbeat_ack t3 r936 promise 50ms
   10.515 839 247  n3     hears n4: heartbeat_ack t3 r936 promise 50ms
   10.515 843 504  n3     hears n0: heartbeat_ack t3 r936 promise 50ms
   10.515 848 186  n3     hears n2: heartbeat_ack t3 r936 promise 50ms
   10.515 848 958  n3     hears n1: heartbeat_ack t3 r936 promise 50ms
   10.525 782 888  n3     says to {n0, n1, n2, n4}: heartbeat t3 r937 promise 50ms
   10.525 808 553  n1     hears n3: heartbeat t3 r937 promise 50ms
   10.525 808 553  n1     says to {n3}: heartbeat_ack t3 r937 promise 50ms
   10.525 814 292  n4     hears n3: heartbeat t3 r937 promise 50ms
   10.525 814 292  n4     says to {n3}: heartbeat_ack t3 r937 promise 50ms
   10.525 816 887  n2     hears n3: heartbeat t3 r937 promise 50ms
   10.525 816 887  n2     says to {n3}: heartbeat_ack t3 r937 promise 50ms
   10.525 818 953  n0     hears n3: heartbeat t3 r937 promise 50ms
   10.525 818 953  n0     says to {n3}: heartbeat_ack t3 r937 promise 50ms
   10.525 842 441  n3     hears n1: heartbeat_ack t3 r937 promise 50ms
   10.525 848 686  n3     hears n0: heartbeat_ack t3 r937 promise 50ms
   10.525 849 490  n3     hears n2: heartbeat_ack t3 r937 promise 50ms
   10.525 850 328  n3     hears n4: heartbeat_ack t3 r937 promise 50ms
   10.535 783 665  n3     says to {n0, n1, n2, n4}: heartbeat t3 r938 promise 50ms
   10.535 810 941  n1     hears n3: heartbeat t3 r938 promise 50ms
   10.535 810 941  n1     says to {n3}: heartbeat_ack t3 r938 promise 50ms
   10.535 815 551  n4     hears n3: heartbeat t3 r938 promise 50ms
   10.535 815 551  n4     says to {n3}: heartbeat_ack t3 r938 promise 50ms
   10.535 815 913  n2     hears n3: heartbeat t3 r938 promise 50ms
   10.535 815 913  n2     says to {n3}: heartbeat_ack t3 r938 promise 50ms
   10.535 818 791  n0     hears n3: heartbeat t3 r938 promise 50ms
   10.535 818 791  n0     says to {n3}: heartbeat_ack t3 r938 promise 50ms
   10.535 839 243  n3     hears n1: heartbeat_ack t3 r938 promise 50ms
   10.535 840 598  n3     hears n4: heartbeat_ack t3 r938 promise 50ms
   10.535 842 445  n3     hears n2: heartbeat_ack t3 r938 promise 50ms
   10.535 852 150  n3     hears n0: heartbeat_ack t3 r938 promise 50ms
   10.545 784 154  n3     says to {n0, n1, n2, n4}: heartbeat t3 r939 promise 50ms
   10.545 810 134  n2     hears n3: heartbeat t3 r939 promise 50ms
   10.545 810 134  n2     says to {n3}: heartbeat_ack t3 r939 promise 50ms
   10.545 813 569  n0     hears n3: heartbeat t3 r939 promise 50ms
   10.545 813 569  n0     says to {n3}: heartbeat_ack t3 r939 promise 50ms
   10.545 818 119  n1     hears n3: heartbeat t3 r939 promise 50ms
   10.545 818 119  n1     says to {n3}: heartbeat_ack t3 r939 promise 50ms
   10.545 821 152  n4     hears n3: heartbeat t3 r939 promise 50ms
   10.545 821 152  n4     says to {n3}: heartbeat_ack t3 r939 promise 50ms
   10.545 841 669  n3     hears n2: heartbeat_ack t3 r939 promise 50ms
   10.545 844 802  n3     hears n1: heartbeat_ack t3 r939 promise 50ms
   10.545 847 868  n3     hears n0: heartbeat_ack t3 r939 promise 50ms
   10.545 849 992  n3     hears n4: heartbeat_ack t3 r939 promise 50ms
   10.555 784 285  n3     says to {n0, n1, n2, n4}: heartbeat t3 r940 promise 50ms
   10.555 809 633  n0     hears n3: heartbeat t3 r940 promise 50ms
   10.555 809 633  n0     says to {n3}: heartbeat_ack t3 r940 promise 50ms
   10.555 815 092  n4     hears n3: heartbeat t3 r940 promise 50ms
   10.555 815 092  n4     says to {n3}: heartbeat_ack t3 r940 promise 50ms
   10.555 816 788  n1     hears n3: heartbeat t3 r940 promise 50ms
   10.555 816 788  n1     says to {n3}: heartbeat_ack t3 r940 promise 50ms
   10.555 837 888  n3     hears n0: heartbeat_ack t3 r940 promise 50ms
   10.555 839 911  n2     hears n3: heartbeat t3 r940 promise 50ms
   10.555 839 911  n2     says to {n3}: heartbeat_ack t3 r940 promise 50ms
   10.555 848 657  n3     hears n4: heartbeat_ack t3 r940 promise 50ms
   10.555 851 030  n3     hears n1: heartbeat_ack t3 r940 promise 50ms
   10.555 871 054  n3     hears n2: heartbeat_ack t3 r940 promise 50ms
   10.565 785 051  n3     says to {n0, n1, n2, n4}: heartbeat t3 r941 promise 50ms
   10.565 812 127  n4     hears n3: heartbeat t3 r941 promise 50ms
   10.565 812 127  n4     says to {n3}: heartbeat_ack t3 r941 promise 50ms
   10.565 820 217  n2     hears n3: heartbeat t3 r941 promise 50ms
   10.565 820 217  n2     says to {n3}: heartbeat_ack t3 r941 promise 50ms
   10.565 821 036  n0     hears n3: heartbeat t3 r941 promise 50ms
   10.565 821 036  n0     says to {n3}: heartbeat_ack t3 r941 promise 50ms
   10.565 822 519  n1     hears n3: heartbeat t3 r941 promise 50ms
   10.565 822 519  n1     says to {n3}: heartbeat_ack t3 r941 promise 50ms
   10.565 838 417  n3     hears n4: heartbeat_ack t3 r941 promise 50ms
   10.565 847 746  n3     hears n2: heartbeat_ack t3 r941 promise 50ms
   10.565 855 243  n3     hears n0: heartbeat_ack t3 r941 promise 50ms
   10.565 857 687  n3     hears n1: heartbeat_ack t3 r941 promise 50ms
   10.575 785 467  n3     says to {n0, n1, n2, n4}: heartbeat t3 r942 promise 50ms
   10.575 816 238  n2     hears n3: heartbeat t3 r942 promise 50ms
   10.575 816 238  n2     says to {n3}: heartbeat_ack t3 r942 promise 50ms
   10.575 819 273  n1     hears n3: heartbeat t3 r942 promise 50ms
   10.575 819 273  n1     says to {n3}: heartbeat_ack t3 r942 promise 50ms
   10.575 821 681  n4     hears n3: heartbeat t3 r942 promise 50ms
   10.575 821 681  n4     says to {n3}: heartbeat_ack t3 r942 promise 50ms
   10.575 822 010  n0     hears n3: heartbeat t3 r942 promise 50ms
   10.575 822 010  n0     says to {n3}: heartbeat_ack t3 r942 promise 50ms
   10.575 841 337  n3     hears n2: heartbeat_ack t3 r942 promise 50ms
   10.575 849 227  n3     hears n4: heartbeat_ack t3 r942 promise 50ms
   10.575 855 459  n3     hears n0: heartbeat_ack t3 r942 promise 50ms
   10.575 855 610  n3     hears n1: heartbeat_ack t3 r942 promise 50ms
   10.585 786 260  n3     says to {n0, n1, n2, n4}: heartbeat t3 r943 promise 50ms
   10.585 811 518  n4     hears n3: heartbeat t3 r943 promise 50ms
   10.585 811 518  n4     says to {n3}: heartbeat_ack t3 r943 promise 50ms
   10.585 812 091  n2     hears n3: heartbeat t3 r943 promise 50ms
   10.585 812 091  n2     says to {n3}: heartbeat_ack t3 r943 promise 50ms
   10.585 820 357  n1     hears n3: heartbeat t3 r943 promise 50ms
   10.585 820 357  n1     says to {n3}: heartbeat_ack t3 r943 promise 50ms
   10.585 821 975  n0     hears n3: heartbeat t3 r943 promise 50ms
   10.585 821 975  n0     says to {n3}: heartbeat_ack t3 r943 promise 50ms
   10.585 839 144  n3     hears n4: heartbeat_ack t3 r943 promise 50ms
   10.585 846 140  n3     hears n2: heartbeat_ack t3 r943 promise 50ms
   10.585 853 726  n3     hears n0: heartbeat_ack t3 r943 promise 50ms
   10.585 855 850  n3     hears n1: heartbeat_ack t3 r943 promise 50ms
   10.595 786 509  n3     says to {n0, n1, n2, n4}: heartbeat t3 r944 promise 50ms
   10.595 813 019  n2     hears n3: heartbeat t3 r944 promise 50ms
   10.595 813 019  n2     says to {n3}: heartbeat_ack t3 r944 promise 50ms
   10.595 816 702  n4     hears n3: heartbeat t3 r944 promise 50ms
   10.595 816 702  n4     says to {n3}: heartbeat_ack t3 r944 promise 50ms
   10.595 817 301  n0     hears n3: heartbeat t3 r944 promise 50ms
   10.595 817 301  n0     says to {n3}: heartbeat_ack t3 r944 promise 50ms
   10.595 817 602  n1     hears n3: heartbeat t3 r944 promise 50ms
   10.595 817 602  n1     says to {n3}: heartbeat_ack t3 r944 promise 50ms
   10.595 838 756  n3     hears n2: heartbeat_ack t3 r944 promise 50ms
   10.595 846 256  n3     hears n4: heartbeat_ack t3 r944 promise 50ms
   10.595 846 600  n3     hears n1: heartbeat_ack t3 r944 promise 50ms
   10.595 853 919  n3     hears n0: heartbeat_ack t3 r944 promise 50ms
   10.605 786 852  n3     says to {n0, n1, n2, n4}: heartbeat t3 r945 promise 50ms
   10.605 812 001  n2     hears n3: heartbeat t3 r945 promise 50ms
   10.605 812 001  n2     says to {n3}: heartbeat_ack t3 r945 promise 50ms
   10.605 814 800  n0     hears n3: heartbeat t3 r945 promise 50ms
   10.605 814 800  n0     says to {n3}: heartbeat_ack t3 r945 promise 50ms
   10.605 816 539  n1     hears n3: heartbeat t3 r945 promise 50ms
   10.605 816 539  n1     says to {n3}: heartbeat_ack t3 r945 promise 50ms
   10.605 821 621  n4     hears n3: heartbeat t3 r945 promise 50ms
   10.605 821 621  n4     says to {n3}: heartbeat_ack t3 r945 promise 50ms
   10.605 844 877  n3     hears n2: heartbeat_ack t3 r945 promise 50ms
   10.605 847 442  n3     hears n0: heartbeat_ack t3 r945 promise 50ms
   10.605 848 539  n3     hears n1: heartbeat_ack t3 r945 promise 50ms
   10.605 849 931  n3     hears n4: heartbeat_ack t3 r945 promise 50ms
   10.615 787 696  n3     says to {n0, n1, n2, n4}: heartbeat t3 r946 promise 50ms
   10.615 813 275  n4     hears n3: heartbeat t3 r946 promise 50ms
   10.615 813 275  n4     says to {n3}: heartbeat_ack t3 r946 promise 50ms
   10.615 816 730  n1     hears n3: heartbeat t3 r946 promise 50ms
   10.615 816 730  n1     says to {n3}: heartbeat_ack t3 r946 promise 50ms
   10.615 819 977  n0     hears n3: heartbeat t3 r946 promise 50ms
   10.615 819 977  n0     says to {n3}: heartbeat_ack t3 r946 promise 50ms
   10.615 822 390  n2     hears n3: heartbeat t3 r946 promise 50ms
   10.615 822 390  n2     says to {n3}: heartbeat_ack t3 r946 promise 50ms
   10.615 844 907  n3     hears n4: heartbeat_ack t3 r946 promise 50ms
   10.615 848 992  n3     hears n0: heartbeat_ack t3 r946 promise 50ms
   10.615 851 702  n3     hears n1: heartbeat_ack t3 r946 promise 50ms
   10.615 857 202  n3     hears n2: heartbeat_ack t3 r946 promise 50ms
   10.625 787 968  n3     says to {n0, n1, n2, n4}: heartbeat t3 r947 promise 50ms
   10.625 816 317  n0     hears n3: heartbeat t3 r947 promise 50ms
   10.625 816 317  n0     says to {n3}: heartbeat_ack t3 r947 promise 50ms
   10.625 817 515  n1     hears n3: heartbeat t3 r947 promise 50ms
   10.625 817 515  n1     says to {n3}: heartbeat_ack t3 r947 promise 50ms
   10.625 820 835  n2     hears n3: heartbeat t3 r947 promise 50ms
   10.625 820 835  n2     says to {n3}: heartbeat_ack t3 r947 promise 50ms
   10.625 822 183  n4     hears n3: heartbeat t3 r947 promise 50ms
   10.625 822 183  n4     says to {n3}: heartbeat_ack t3 r947 promise 50ms
   10.625 846 740  n3     hears n2: heartbeat_ack t3 r947 promise 50ms
   10.625 847 671  n3     hears n0: heartbeat_ack t3 r947 promise 50ms
   10.625 847 836  n3     hears n4: heartbeat_ack t3 r947 promise 50ms
   10.625 848 767  n3     hears n1: heartbeat_ack t3 r947 promise 50ms
   10.635 788 616  n3     says to {n0, n1, n2, n4}: heartbeat t3 r948 promise 50ms
   10.635 813 739  n1     hears n3: heartbeat t3 r948 promise 50ms
   10.635 813 739  n1     says to {n3}: heartbeat_ack t3 r948 promise 50ms
   10.635 816 302  n2     hears n3: heartbeat t3 r948 promise 50ms
   10.635 816 302  n2     says to {n3}: heartbeat_ack t3 r948 promise 50ms
   10.635 822 538  n4     hears n3: heartbeat t3 r948 promise 50ms
   10.635 822 538  n4     says to {n3}: heartbeat_ack t3 r948 promise 50ms
   10.635 824 796  n0     hears n3: heartbeat t3 r948 promise 50ms
   10.635 824 796  n0     says to {n3}: heartbeat_ack t3 r948 promise 50ms
   10.635 840 315  n3     hears n1: heartbeat_ack t3 r948 promise 50ms
   10.635 851 530  n3     hears n0: heartbeat_ack t3 r948 promise 50ms
   10.635 853 328  n3     hears n4: heartbeat_ack t3 r948 promise 50ms
   10.635 853 761  n3     hears n2: heartbeat_ack t3 r948 promise 50ms
   10.645 788 979  n3     says to {n0, n1, n2, n4}: heartbeat t3 r949 promise 50ms
   10.645 814 580  n1     hears n3: heartbeat t3 r949 promise 50ms
   10.645 814 580  n1     says to {n3}: heartbeat_ack t3 r949 promise 50ms
   10.645 815 624  n4     hears n3: heartbeat t3 r949 promise 50ms
   10.645 815 624  n4     says to {n3}: heartbeat_ack t3 r949 promise 50ms
   10.645 824 252  n0     hears n3: heartbeat t3 r949 promise 50ms
   10.645 824 252  n0     says to {n3}: heartbeat_ack t3 r949 promise 50ms
   10.645 824 541  n2     hears n3: heartbeat t3 r949 promise 50ms
   10.645 824 541  n2     says to {n3}: heartbeat_ack t3 r949 promise 50ms
   10.645 841 622  n3     hears n1: heartbeat_ack t3 r949 promise 50ms
   10.645 843 156  n3     hears n4: heartbeat_ack t3 r949 promise 50ms
   10.645 857 890  n3     hears n0: heartbeat_ack t3 r949 promise 50ms
   10.645 858 676  n3     hears n2: heartbeat_ack t3 r949 promise 50ms
   10.655 789 478  n3     says to {n0, n1, n2, n4}: heartbeat t3 r950 promise 50ms
   10.655 815 851  n1     hears n3: heartbeat t3 r950 promise 50ms
   10.655 815 851  n1     says to {n3}: heartbeat_ack t3 r950 promise 50ms
   10.655 820 634  n0     hears n3: heartbeat t3 r950 promise 50ms
   10.655 820 634  n0     says to {n3}: heartbeat_ack t3 r950 promise 50ms
   10.655 823 756  n2     hears n3: heartbeat t3 r950 promise 50ms
   10.655 823 756  n2     says to {n3}: heartbeat_ack t3 r950 promise 50ms
   10.655 824 129  n4     hears n3: heartbeat t3 r950 promise 50ms
   10.655 824 129  n4     says to {n3}: heartbeat_ack t3 r950 promise 50ms
   10.655 842 185  n3     hears n1: heartbeat_ack t3 r950 promise 50ms
   10.655 849 866  n3     hears n2: heartbeat_ack t3 r950 promise 50ms
   10.655 855 997  n3     hears n0: heartbeat_ack t3 r950 promise 50ms
   10.655 858 643  n3     hears n4: heartbeat_ack t3 r950 promise 50ms
   10.665 790 041  n3     says to {n0, n1, n2, n4}: heartbeat t3 r951 promise 50ms
   10.665 815 106  n1     hears n3: heartbeat t3 r951 promise 50ms
   10.665 815 106  n1     says to {n3}: heartbeat_ack t3 r951 promise 50ms
   10.665 819 701  n4     hears n3: heartbeat t3 r951 promise 50ms
   10.665 819 701  n4     says to {n3}: heartbeat_ack t3 r951 promise 50ms
   10.665 823 784  n2     hears n3: heartbeat t3 r951 promise 50ms
   10.665 823 784  n2     says to {n3}: heartbeat_ack t3 r951 promise 50ms
   10.665 824 991  n0     hears n3: heartbeat t3 r951 promise 50ms
   10.665 824 991  n0     says to {n3}: heartbeat_ack t3 r951 promise 50ms
   10.665 840 658  n3     hears n1: heartbeat_ack t3 r951 promise 50ms
   10.665 852 402  n3     hears n4: heartbeat_ack t3 r951 promise 50ms
   10.665 857 051  n3     hears n2: heartbeat_ack t3 r951 promise 50ms
   10.665 862 276  n3     hears n0: heartbeat_ack t3 r951 promise 50ms
   10.675 790 307  n3     says to {n0, n1, n2, n4}: heartbeat t3 r952 promise 50ms
   10.675 815 747  n0     hears n3: heartbeat t3 r952 promise 50ms
   10.675 815 747  n0     says to {n3}: heartbeat_ack t3 r952 promise 50ms
   10.675 819 498  n2     hears n3: heartbeat t3 r952 promise 50ms
   10.675 819 498  n2     says to {n3}: heartbeat_ack t3 r952 promise 50ms
   10.675 819 944  n4     hears n3: heartbeat t3 r952 promise 50ms
   10.675 819 944  n4     says to {n3}: heartbeat_ack t3 r952 promise 50ms
   10.675 820 204  n1     hears n3: heartbeat t3 r952 promise 50ms
   10.675 820 204  n1     says to {n3}: heartbeat_ack t3 r952 promise 50ms
   10.675 846 646  n3     hears n0: heartbeat_ack t3 r952 promise 50ms
   10.675 847 511  n3     hears n2: heartbeat_ack t3 r952 promise 50ms
   10.675 848 285  n3     hears n4: heartbeat_ack t3 r952 promise 50ms
   10.675 857 606  n3     hears n1: heartbeat_ack t3 r952 promise 50ms
   10.685 791 139  n3     says to {n0, n1, n2, n4}: heartbeat t3 r953 promise 50ms
   10.685 820 807  n2     hears n3: heartbeat t3 r953 promise 50ms
   10.685 820 807  n2     says to {n3}: heartbeat_ack t3 r953 promise 50ms
   10.685 823 020  n1     hears n3: heartbeat t3 r953 promise 50ms
   10.685 823 020  n1     says to {n3}: heartbeat_ack t3 r953 promise 50ms
   10.685 825 542  n4     hears n3: heartbeat t3 r953 promise 50ms
   10.685 825 542  n4     says to {n3}: heartbeat_ack t3 r953 promise 50ms
   10.685 828 613  n0     hears n3: heartbeat t3 r953 promise 50ms
   10.685 828 613  n0     says to {n3}: heartbeat_ack t3 r953 promise 50ms
   10.685 847 717  n3     hears n2: heartbeat_ack t3 r953 promise 50ms
   10.685 851 131  n3     hears n4: heartbeat_ack t3 r953 promise 50ms
   10.685 852 330  n3     hears n1: heartbeat_ack t3 r953 promise 50ms
   10.685 857 783  n3     hears n0: heartbeat_ack t3 r953 promise 50ms
   10.695 791 501  n3     says to {n0, n1, n2, n4}: heartbeat t3 r954 promise 50ms
   10.695 818 223  n4     hears n3: heartbeat t3 r954 promise 50ms
   10.695 818 223  n4     says to {n3}: heartbeat_ack t3 r954 promise 50ms
   10.695 820 077  n1     hears n3: heartbeat t3 r954 promise 50ms
   10.695 820 077  n1     says to {n3}: heartbeat_ack t3 r954 promise 50ms
   10.695 824 200  n0     hears n3: heartbeat t3 r954 promise 50ms
   10.695 824 200  n0     says to {n3}: heartbeat_ack t3 r954 promise 50ms
   10.695 827 556  n2     hears n3: heartbeat t3 r954 promise 50ms
   10.695 827 556  n2     says to {n3}: heartbeat_ack t3 r954 promise 50ms
   10.695 844 285  n3     hears n4: heartbeat_ack t3 r954 promise 50ms
   10.695 849 913  n3     hears n0: heartbeat_ack t3 r954 promise 50ms
   10.695 856 302  n3     hears n1: heartbeat_ack t3 r954 promise 50ms
   10.695 858 734  n3     hears n2: heartbeat_ack t3 r954 promise 50ms
   10.705 792 184  n3     says to {n0, n1, n2, n4}: heartbeat t3 r955 promise 50ms
   10.705 821 554  n0     hears n3: heartbeat t3 r955 promise 50ms
   10.705 821 554  n0     says to {n3}: heartbeat_ack t3 r955 promise 50ms
   10.705 822 058  n2     hears n3: heartbeat t3 r955 promise 50ms
   10.705 822 058  n2     says to {n3}: heartbeat_ack t3 r955 promise 50ms
   10.705 826 680  n1     hears n3: heartbeat t3 r955 promise 50ms
   10.705 826 680  n1     says to {n3}: heartbeat_ack t3 r955 promise 50ms
   10.705 827 276  n4     hears n3: heartbeat t3 r955 promise 50ms
   10.705 827 276  n4     says to {n3}: heartbeat_ack t3 r955 promise 50ms
   10.705 847 994  n3     hears n2: heartbeat_ack t3 r955 promise 50ms
   10.705 852 954  n3     hears n0: heartbeat_ack t3 r955 promise 50ms
   10.705 858 192  n3     hears n4: heartbeat_ack t3 r955 promise 50ms
   10.705 863 853  n3     hears n1: heartbeat_ack t3 r955 promise 50ms
   10.715 792 307  n3     says to {n0, n1, n2, n4}: heartbeat t3 r956 promise 50ms
   10.715 818 246  n2     hears n3: heartbeat t3 r956 promise 50ms
   10.715 818 246  n2     says to {n3}: heartbeat_ack t3 r956 promise 50ms
   10.715 818 431  n0     hears n3: heartbeat t3 r956 promise 50ms
   10.715 818 431  n0     says to {n3}: heartbeat_ack t3 r956 promise 50ms
   10.715 823 581  n1     hears n3: heartbeat t3 r956 promise 50ms
   10.715 823 581  n1     says to {n3}: heartbeat_ack t3 r956 promise 50ms
   10.715 828 601  n4     hears n3: heartbeat t3 r956 promise 50ms
   10.715 828 601  n4     says to {n3}: heartbeat_ack t3 r956 promise 50ms
   10.715 851 623  n3     hears n2: heartbeat_ack t3 r956 promise 50ms
   10.715 852 591  n3     hears n0: heartbeat_ack t3 r956 promise 50ms
   10.715 854 619  n3     hears n1: heartbeat_ack t3 r956 promise 50ms
   10.715 859 930  n3     hears n4: heartbeat_ack t3 r956 promise 50ms
   10.725 792 892  n3     says to {n0, n1, n2, n4}: heartbeat t3 r957 promise 50ms
   10.725 818 872  n2     hears n3: heartbeat t3 r957 promise 50ms
   10.725 818 872  n2     says to {n3}: heartbeat_ack t3 r957 promise 50ms
   10.725 823 376  n0     hears n3: heartbeat t3 r957 promise 50ms
   10.725 823 376  n0     says to {n3}: heartbeat_ack t3 r957 promise 50ms
   10.725 824 361  n1     hears n3: heartbeat t3 r957 promise 50ms
   10.725 824 361  n1     says to {n3}: heartbeat_ack t3 r957 promise 50ms
   10.725 826 973  n4     hears n3: heartbeat t3 r957 promise 50ms
   10.725 826 973  n4     says to {n3}: heartbeat_ack t3 r957 promise 50ms
   10.725 848 780  n3     hears n2: heartbeat_ack t3 r957 promise 50ms
   10.725 850 216  n3     hears n0: heartbeat_ack t3 r957 promise 50ms
   10.725 853 293  n3     hears n1: heartbeat_ack t3 r957 promise 50ms
   10.725 861 956  n3     hears n4: heartbeat_ack t3 r957 promise 50ms
   10.735 793 364  n3     says to {n0, n1, n2, n4}: heartbeat t3 r958 promise 50ms
   10.735 818 857  n0     hears n3: heartbeat t3 r958 promise 50ms
   10.735 818 857  n0     says to {n3}: heartbeat_ack t3 r958 promise 50ms
   10.735 823 904  n4     hears n3: heartbeat t3 r958 promise 50ms
   10.735 823 904  n4     says to {n3}: heartbeat_ack t3 r958 promise 50ms
   10.735 828 381  n2     hears n3: heartbeat t3 r958 promise 50ms
   10.735 828 381  n2     says to {n3}: heartbeat_ack t3 r958 promise 50ms
   10.735 830 671  n1     hears n3: heartbeat t3 r958 promise 50ms
   10.735 830 671  n1     says to {n3}: heartbeat_ack t3 r958 promise 50ms
   10.735 846 132  n3     hears n0: heartbeat_ack t3 r958 promise 50ms
   10.735 854 682  n3     hears n2: heartbeat_ack t3 r958 promise 50ms
   10.735 859 817  n3     hears n1: heartbeat_ack t3 r958 promise 50ms
   10.735 861 231  n3     hears n4: heartbeat_ack t3 r958 promise 50ms
   10.745 794 255  n3     says to {n0, n1, n2, n4}: heartbeat t3 r959 promise 50ms
   10.745 819 794  n4     hears n3: heartbeat t3 r959 promise 50ms
   10.745 819 794  n4     says to {n3}: heartbeat_ack t3 r959 promise 50ms
   10.745 821 578  n2     hears n3: heartbeat t3 r959 promise 50ms
   10.745 821 578  n2     says to {n3}: heartbeat_ack t3 r959 promise 50ms
   10.745 824 140  n1     hears n3: heartbeat t3 r959 promise 50ms
   10.745 824 140  n1     says to {n3}: heartbeat_ack t3 r959 promise 50ms
   10.745 824 561  n0     hears n3: heartbeat t3 r959 promise 50ms
   10.745 824 561  n0     says to {n3}: heartbeat_ack t3 r959 promise 50ms
   10.745 855 449  n3     hears n1: heartbeat_ack t3 r959 promise 50ms
   10.745 856 403  n3     hears n4: heartbeat_ack t3 r959 promise 50ms
   10.745 857 510  n3     hears n2: heartbeat_ack t3 r959 promise 50ms
   10.746 088 461  n3     hears n0: heartbeat_ack t3 r959 promise 50ms
   10.755 794 387  n3     says to {n0, n1, n2, n4}: heartbeat t3 r960 promise 50ms
   10.755 821 275  n4     hears n3: heartbeat t3 r960 promise 50ms
   10.755 821 275  n4     says to {n3}: heartbeat_ack t3 r960 promise 50ms
   10.755 826 745  n1     hears n3: heartbeat t3 r960 promise 50ms
   10.755 826 745  n1     says to {n3}: heartbeat_ack t3 r960 promise 50ms
   10.755 827 460  n2     hears n3: heartbeat t3 r960 promise 50ms
   10.755 827 460  n2     says to {n3}: heartbeat_ack t3 r960 promise 50ms
   10.755 830 650  n0     hears n3: heartbeat t3 r960 promise 50ms
   10.755 830 650  n0     says to {n3}: heartbeat_ack t3 r960 promise 50ms
   10.755 857 638  n3     hears n4: heartbeat_ack t3 r960 promise 50ms
   10.755 860 462  n3     hears n1: heartbeat_ack t3 r960 promise 50ms
   10.755 863 520  n3     hears n2: heartbeat_ack t3 r960 promise 50ms
   10.755 864 020  n3     hears n0: heartbeat_ack t3 r960 promise 50ms
   10.765 795 170  n3     says to {n0, n1, n2, n4}: heartbeat t3 r961 promise 50ms
   10.765 823 368  n4     hears n3: heartbeat t3 r961 promise 50ms
   10.765 823 368  n4     says to {n3}: heartbeat_ack t3 r961 promise 50ms
   10.765 824 006  n2     hears n3: heartbeat t3 r961 promise 50ms
   10.765 824 006  n2     says to {n3}: heartbeat_ack t3 r961 promise 50ms
   10.765 825 187  n1     hears n3: heartbeat t3 r961 promise 50ms
   10.765 825 187  n1     says to {n3}: heartbeat_ack t3 r961 promise 50ms
   10.765 826 148  n0     hears n3: heartbeat t3 r961 promise 50ms
   10.765 826 148  n0     says to {n3}: heartbeat_ack t3 r961 promise 50ms
   10.765 851 661  n3     hears n4: heartbeat_ack t3 r961 promise 50ms
   10.765 852 987  n3     hears n2: heartbeat_ack t3 r961 promise 50ms
   10.765 854 164  n3     hears n1: heartbeat_ack t3 r961 promise 50ms
   10.765 861 321  n3     hears n0: heartbeat_ack t3 r961 promise 50ms
   10.775 795 375  n3     says to {n0, n1, n2, n4}: heartbeat t3 r962 promise 50ms
   10.775 822 991  n1     hears n3: heartbeat t3 r962 promise 50ms
   10.775 822 991  n1     says to {n3}: heartbeat_ack t3 r962 promise 50ms
   10.775 823 147  n4     hears n3: heartbeat t3 r962 promise 50ms
   10.775 823 147  n4     says to {n3}: heartbeat_ack t3 r962 promise 50ms
   10.775 824 778  n0     hears n3: heartbeat t3 r962 promise 50ms
   10.775 824 778  n0     says to {n3}: heartbeat_ack t3 r962 promise 50ms
   10.775 826 664  n2     hears n3: heartbeat t3 r962 promise 50ms
   10.775 826 664  n2     says to {n3}: heartbeat_ack t3 r962 promise 50ms
   10.775 850 511  n3     hears n0: heartbeat_ack t3 r962 promise 50ms
   10.775 857 363  n3     hears n4: heartbeat_ack t3 r962 promise 50ms
   10.775 858 533  n3     hears n1: heartbeat_ack t3 r962 promise 50ms
   10.775 862 555  n3     hears n2: heartbeat_ack t3 r962 promise 50ms
   10.785 795 933  n3     says to {n0, n1, n2, n4}: heartbeat t3 r963 promise 50ms
   10.785 822 275  n0     hears n3: heartbeat t3 r963 promise 50ms
   10.785 822 275  n0     says to {n3}: heartbeat_ack t3 r963 promise 50ms
   10.785 825 482  n4     hears n3: heartbeat t3 r963 promise 50ms
   10.785 825 482  n4     says to {n3}: heartbeat_ack t3 r963 promise 50ms
   10.785 825 485  n1     hears n3: heartbeat t3 r963 promise 50ms
   10.785 825 485  n1     says to {n3}: heartbeat_ack t3 r963 promise 50ms
   10.785 827 820  n2     hears n3: heartbeat t3 r963 promise 50ms
   10.785 827 820  n2     says to {n3}: heartbeat_ack t3 r963 promise 50ms
   10.785 851 281  n3     hears n4: heartbeat_ack t3 r963 promise 50ms
   10.785 856 036  n3     hears n0: heartbeat_ack t3 r963 promise 50ms
   10.785 857 002  n3     hears n1: heartbeat_ack t3 r963 promise 50ms
   10.785 864 841  n3     hears n2: heartbeat_ack t3 r963 promise 50ms
   10.795 796 445  n3     says to {n0, n1, n2, n4}: heartbeat t3 r964 promise 50ms
   10.795 827 925  n0     hears n3: heartbeat t3 r964 promise 50ms
   10.795 827 925  n0     says to {n3}: heartbeat_ack t3 r964 promise 50ms
   10.795 829 140  n2     hears n3: heartbeat t3 r964 promise 50ms
   10.795 829 140  n2     says to {n3}: heartbeat_ack t3 r964 promise 50ms
   10.795 831 600  n1     hears n3: heartbeat t3 r964 promise 50ms
   10.795 831 600  n1     says to {n3}: heartbeat_ack t3 r964 promise 50ms
   10.795 833 229  n4     hears n3: heartbeat t3 r964 promise 50ms
   10.795 833 229  n4     says to {n3}: heartbeat_ack t3 r964 promise 50ms
   10.795 863 721  n3     hears n4: heartbeat_ack t3 r964 promise 50ms
   10.795 864 875  n3     hears n0: heartbeat_ack t3 r964 promise 50ms
   10.795 865 651  n3     hears n2: heartbeat_ack t3 r964 promise 50ms
   10.795 866 389  n3     hears n1: heartbeat_ack t3 r964 promise 50ms
   10.805 796 810  n3     says to {n0, n1, n2, n4}: heartbeat t3 r965 promise 50ms
   10.805 822 432  n2     hears n3: heartbeat t3 r965 promise 50ms
   10.805 822 432  n2     says to {n3}: heartbeat_ack t3 r965 promise 50ms
   10.805 828 508  n4     hears n3: heartbeat t3 r965 promise 50ms
   10.805 828 508  n4     says to {n3}: heartbeat_ack t3 r965 promise 50ms
   10.805 832 903  n1     hears n3: heartbeat t3 r965 promise 50ms
   10.805 832 903  n1     says to {n3}: heartbeat_ack t3 r965 promise 50ms
   10.805 833 888  n0     hears n3: heartbeat t3 r965 promise 50ms
   10.805 833 888  n0     says to {n3}: heartbeat_ack t3 r965 promise 50ms
   10.805 858 186  n3     hears n4: heartbeat_ack t3 r965 promise 50ms
   10.805 859 660  n3     hears n2: heartbeat_ack t3 r965 promise 50ms
   10.805 866 511  n3     hears n1: heartbeat_ack t3 r965 promise 50ms
   10.805 871 253  n3     hears n0: heartbeat_ack t3 r965 promise 50ms
   10.815 797 582  n3     says to {n0, n1, n2, n4}: heartbeat t3 r966 promise 50ms
   10.815 823 973  n0     hears n3: heartbeat t3 r966 promise 50ms
   10.815 823 973  n0     says to {n3}: heartbeat_ack t3 r966 promise 50ms
   10.815 824 658  n4     hears n3: heartbeat t3 r966 promise 50ms
   10.815 824 658  n4     says to {n3}: heartbeat_ack t3 r966 promise 50ms
   10.815 832 608  n1     hears n3: heartbeat t3 r966 promise 50ms
   10.815 832 608  n1     says to {n3}: heartbeat_ack t3 r966 promise 50ms
   10.815 834 960  n2     hears n3: heartbeat t3 r966 promise 50ms
   10.815 834 960  n2     says to {n3}: heartbeat_ack t3 r966 promise 50ms
   10.815 850 936  n3     hears n0: heartbeat_ack t3 r966 promise 50ms
   10.815 862 088  n3     hears n4: heartbeat_ack t3 r966 promise 50ms
   10.815 866 111  n3     hears n2: heartbeat_ack t3 r966 promise 50ms
   10.815 866 162  n3     hears n1: heartbeat_ack t3 r966 promise 50ms
   10.825 797 831  n3     says to {n0, n1, n2, n4}: heartbeat t3 r967 promise 50ms
   10.825 824 462  n0     hears n3: heartbeat t3 r967 promise 50ms
   10.825 824 462  n0     says to {n3}: heartbeat_ack t3 r967 promise 50ms
   10.825 827 099  n4     hears n3: heartbeat t3 r967 promise 50ms
   10.825 827 099  n4     says to {n3}: heartbeat_ack t3 r967 promise 50ms
   10.825 828 744  n1     hears n3: heartbeat t3 r967 promise 50ms
   10.825 828 744  n1     says to {n3}: heartbeat_ack t3 r967 promise 50ms
   10.825 834 433  n2     hears n3: heartbeat t3 r967 promise 50ms
   10.825 834 433  n2     says to {n3}: heartbeat_ack t3 r967 promise 50ms
   10.825 857 464  n3     hears n4: heartbeat_ack t3 r967 promise 50ms
   10.825 861 401  n3     hears n0: heartbeat_ack t3 r967 promise 50ms
   10.825 866 215  n3     hears n1: heartbeat_ack t3 r967 promise 50ms
   10.825 871 379  n3     hears n2: heartbeat_ack t3 r967 promise 50ms
   10.835 798 576  n3     says to {n0, n1, n2, n4}: heartbeat t3 r968 promise 50ms
   10.835 824 594  n4     hears n3: heartbeat t3 r968 promise 50ms
   10.835 824 594  n4     says to {n3}: heartbeat_ack t3 r968 promise 50ms
   10.835 825 183  n1     hears n3: heartbeat t3 r968 promise 50ms
   10.835 825 183  n1     says to {n3}: heartbeat_ack t3 r968 promise 50ms
   10.835 828 231  n2     hears n3: heartbeat t3 r968 promise 50ms
   10.835 828 231  n2     says to {n3}: heartbeat_ack t3 r968 promise 50ms
   10.835 829 313  n0     hears n3: heartbeat t3 r968 promise 50ms
   10.835 829 313  n0     says to {n3}: heartbeat_ack t3 r968 promise 50ms
   10.835 852 142  n3     hears n1: heartbeat_ack t3 r968 promise 50ms
   10.835 858 451  n3     hears n4: heartbeat_ack t3 r968 promise 50ms
   10.835 864 504  n3     hears n2: heartbeat_ack t3 r968 promise 50ms
   10.835 865 163  n3     hears n0: heartbeat_ack t3 r968 promise 50ms
   10.845 799 100  n3     says to {n0, n1, n2, n4}: heartbeat t3 r969 promise 50ms
   10.845 825 683  n0     hears n3: heartbeat t3 r969 promise 50ms
   10.845 825 683  n0     says to {n3}: heartbeat_ack t3 r969 promise 50ms
   10.845 826 239  n1     hears n3: heartbeat t3 r969 promise 50ms
   10.845 826 239  n1     says to {n3}: heartbeat_ack t3 r969 promise 50ms
   10.845 832 557  n2     hears n3: heartbeat t3 r969 promise 50ms
   10.845 832 557  n2     says to {n3}: heartbeat_ack t3 r969 promise 50ms
   10.845 832 651  n4     hears n3: heartbeat t3 r969 promise 50ms
   10.845 832 651  n4     says to {n3}: heartbeat_ack t3 r969 promise 50ms
   10.845 857 986  n3     hears n0: heartbeat_ack t3 r969 promise 50ms
   10.845 858 896  n3     hears n4: heartbeat_ack t3 r969 promise 50ms
   10.845 861 555  n3     hears n1: heartbeat_ack t3 r969 promise 50ms
   10.845 862 427  n3     hears n2: heartbeat_ack t3 r969 promise 50ms
   10.855 799 404  n3     says to {n0, n1, n2, n4}: heartbeat t3 r970 promise 50ms
   10.855 831 207  n2     hears n3: heartbeat t3 r970 promise 50ms
   10.855 831 207  n2     says to {n3}: heartbeat_ack t3 r970 promise 50ms
   10.855 834 881  n1     hears n3: heartbeat t3 r970 promise 50ms
   10.855 834 881  n1     says to {n3}: heartbeat_ack t3 r970 promise 50ms
   10.855 835 537  n0     hears n3: heartbeat t3 r970 promise 50ms
   10.855 835 537  n0     says to {n3}: heartbeat_ack t3 r970 promise 50ms
   10.855 835 662  n4     hears n3: heartbeat t3 r970 promise 50ms
   10.855 835 662  n4     says to {n3}: heartbeat_ack t3 r970 promise 50ms
   10.855 863 886  n3     hears n1: heartbeat_ack t3 r970 promise 50ms
   10.855 865 667  n3     hears n0: heartbeat_ack t3 r970 promise 50ms
   10.855 867 834  n3     hears n2: heartbeat_ack t3 r970 promise 50ms
   10.855 871 635  n3     hears n4: heartbeat_ack t3 r970 promise 50ms
   10.865 800 235  n3     says to {n0, n1, n2, n4}: heartbeat t3 r971 promise 50ms
   10.865 829 979  n2     hears n3: heartbeat t3 r971 promise 50ms
   10.865 829 979  n2     says to {n3}: heartbeat_ack t3 r971 promise 50ms
   10.865 834 843  n1     hears n3: heartbeat t3 r971 promise 50ms
   10.865 834 843  n1     says to {n3}: heartbeat_ack t3 r971 promise 50ms
   10.865 836 758  n0     hears n3: heartbeat t3 r971 promise 50ms
   10.865 836 758  n0     says to {n3}: heartbeat_ack t3 r971 promise 50ms
   10.865 837 576  n4     hears n3: heartbeat t3 r971 promise 50ms
   10.865 837 576  n4     says to {n3}: heartbeat_ack t3 r971 promise 50ms
   10.865 857 428  n3     hears n2: heartbeat_ack t3 r971 promise 50ms
   10.865 864 093  n3     hears n1: heartbeat_ack t3 r971 promise 50ms
   10.865 865 961  n3     hears n0: heartbeat_ack t3 r971 promise 50ms
   10.865 868 936  n3     hears n4: heartbeat_ack t3 r971 promise 50ms
   10.875 800 632  n3     says to {n0, n1, n2, n4}: heartbeat t3 r972 promise 50ms
   10.875 827 173  n4     hears n3: heartbeat t3 r972 promise 50ms
   10.875 827 173  n4     says to {n3}: heartbeat_ack t3 r972 promise 50ms
   10.875 834 298  n2     hears n3: heartbeat t3 r972 promise 50ms
   10.875 834 298  n2     says to {n3}: heartbeat_ack t3 r972 promise 50ms
   10.875 836 493  n1     hears n3: heartbeat t3 r972 promise 50ms
   10.875 836 493  n1     says to {n3}: heartbeat_ack t3 r972 promise 50ms
   10.875 837 693  n0     hears n3: heartbeat t3 r972 promise 50ms
   10.875 837 693  n0     says to {n3}: heartbeat_ack t3 r972 promise 50ms
   10.875 859 401  n3     hears n4: heartbeat_ack t3 r972 promise 50ms
   10.875 862 758  n3     hears n2: heartbeat_ack t3 r972 promise 50ms
   10.875 865 465  n3     hears n0: heartbeat_ack t3 r972 promise 50ms
   10.875 870 520  n3     hears n1: heartbeat_ack t3 r972 promise 50ms
   10.885 800 881  n3     says to {n0, n1, n2, n4}: heartbeat t3 r973 promise 50ms
   10.885 834 161  n4     hears n3: heartbeat t3 r973 promise 50ms
   10.885 834 161  n4     says to {n3}: heartbeat_ack t3 r973 promise 50ms
   10.885 834 376  n1     hears n3: heartbeat t3 r973 promise 50ms
   10.885 834 376  n1     says to {n3}: heartbeat_ack t3 r973 promise 50ms
   10.885 836 029  n2     hears n3: heartbeat t3 r973 promise 50ms
   10.885 836 029  n2     says to {n3}: heartbeat_ack t3 r973 promise 50ms
   10.885 836 760  n0     hears n3: heartbeat t3 r973 promise 50ms
   10.885 836 760  n0     says to {n3}: heartbeat_ack t3 r973 promise 50ms
   10.885 861 004  n3     hears n1: heartbeat_ack t3 r973 promise 50ms
   10.885 862 824  n3     hears n0: heartbeat_ack t3 r973 promise 50ms
   10.885 865 796  n3     hears n4: heartbeat_ack t3 r973 promise 50ms
   10.885 868 600  n3     hears n2: heartbeat_ack t3 r973 promise 50ms
   10.895 801 747  n3     says to {n0, n1, n2, n4}: heartbeat t3 r974 promise 50ms
   10.895 831 799  n2     hears n3: heartbeat t3 r974 promise 50ms
   10.895 831 799  n2     says to {n3}: heartbeat_ack t3 r974 promise 50ms
   10.895 833 980  n0     hears n3: heartbeat t3 r974 promise 50ms
   10.895 833 980  n0     says to {n3}: heartbeat_ack t3 r974 promise 50ms
   10.895 835 657  n1     hears n3: heartbeat t3 r974 promise 50ms
   10.895 835 657  n1     says to {n3}: heartbeat_ack t3 r974 promise 50ms
   10.895 836 285  n4     hears n3: heartbeat t3 r974 promise 50ms
   10.895 836 285  n4     says to {n3}: heartbeat_ack t3 r974 promise 50ms
   10.895 858 690  n3     hears n2: heartbeat_ack t3 r974 promise 50ms
   10.895 865 232  n3     hears n4: heartbeat_ack t3 r974 promise 50ms
   10.895 865 392  n3     hears n1: heartbeat_ack t3 r974 promise 50ms
   10.895 870 746  n3     hears n0: heartbeat_ack t3 r974 promise 50ms
   10.905 801 800  n3     says to {n0, n1, n2, n4}: heartbeat t3 r975 promise 50ms
   10.905 833 086  n4     hears n3: heartbeat t3 r975 promise 50ms
   10.905 833 086  n4     says to {n3}: heartbeat_ack t3 r975 promise 50ms
   10.905 837 120  n0     hears n3: heartbeat t3 r975 promise 50ms
   10.905 837 120  n0     says to {n3}: heartbeat_ack t3 r975 promise 50ms
   10.905 838 167  n1     hears n3: heartbeat t3 r975 promise 50ms
   10.905 838 167  n1     says to {n3}: heartbeat_ack t3 r975 promise 50ms
   10.905 838 575  n2     hears n3: heartbeat t3 r975 promise 50ms
   10.905 838 575  n2     says to {n3}: heartbeat_ack t3 r975 promise 50ms
   10.905 865 385  n3     hears n2: heartbeat_ack t3 r975 promise 50ms
   10.905 867 620  n3     hears n4: heartbeat_ack t3 r975 promise 50ms
   10.905 870 050  n3     hears n1: heartbeat_ack t3 r975 promise 50ms
   10.905 873 162  n3     hears n0: heartbeat_ack t3 r975 promise 50ms
   10.915 802 343  n3     says to {n0, n1, n2, n4}: heartbeat t3 r976 promise 50ms
   10.915 828 490  n0     hears n3: heartbeat t3 r976 promise 50ms
   10.915 828 490  n0     says to {n3}: heartbeat_ack t3 r976 promise 50ms
   10.915 834 983  n1     hears n3: heartbeat t3 r976 promise 50ms
   10.915 834 983  n1     says to {n3}: heartbeat_ack t3 r976 promise 50ms
   10.915 836 522  n2     hears n3: heartbeat t3 r976 promise 50ms
   10.915 836 522  n2     says to {n3}: heartbeat_ack t3 r976 promise 50ms
   10.915 839 826  n4     hears n3: heartbeat t3 r976 promise 50ms
   10.915 839 826  n4     says to {n3}: heartbeat_ack t3 r976 promise 50ms
   10.915 860 019  n3     hears n0: heartbeat_ack t3 r976 promise 50ms
   10.915 868 668  n3     hears n2: heartbeat_ack t3 r976 promise 50ms
   10.915 869 025  n3     hears n1: heartbeat_ack t3 r976 promise 50ms
   10.915 872 267  n3     hears n4: heartbeat_ack t3 r976 promise 50ms
   10.925 803 063  n3     says to {n0, n1, n2, n4}: heartbeat t3 r977 promise 50ms
   10.925 830 671  n0     hears n3: heartbeat t3 r977 promise 50ms
   10.925 830 671  n0     says to {n3}: heartbeat_ack t3 r977 promise 50ms
   10.925 833 018  n4     hears n3: heartbeat t3 r977 promise 50ms
   10.925 833 018  n4     says to {n3}: heartbeat_ack t3 r977 promise 50ms
   10.925 833 647  n2     hears n3: heartbeat t3 r977 promise 50ms
   10.925 833 647  n2     says to {n3}: heartbeat_ack t3 r977 promise 50ms
   10.925 837 549  n1     hears n3: heartbeat t3 r977 promise 50ms
   10.925 837 549  n1     says to {n3}: heartbeat_ack t3 r977 promise 50ms
   10.925 860 039  n3     hears n4: heartbeat_ack t3 r977 promise 50ms
   10.925 861 391  n3     hears n0: heartbeat_ack t3 r977 promise 50ms
   10.925 869 839  n3     hears n1: heartbeat_ack t3 r977 promise 50ms
   10.925 871 048  n3     hears n2: heartbeat_ack t3 r977 promise 50ms
   10.935 803 492  n3     says to {n0, n1, n2, n4}: heartbeat t3 r978 promise 50ms
   10.935 828 807  n1     hears n3: heartbeat t3 r978 promise 50ms
   10.935 828 807  n1     says to {n3}: heartbeat_ack t3 r978 promise 50ms
   10.935 831 059  n0     hears n3: heartbeat t3 r978 promise 50ms
   10.935 831 059  n0     says to {n3}: heartbeat_ack t3 r978 promise 50ms
   10.935 834 486  n2     hears n3: heartbeat t3 r978 promise 50ms
   10.935 834 486  n2     says to {n3}: heartbeat_ack t3 r978 promise 50ms
   10.935 840 668  n4     hears n3: heartbeat t3 r978 promise 50ms
   10.935 840 668  n4     says to {n3}: heartbeat_ack t3 r978 promise 50ms
   10.935 862 387  n3     hears n1: heartbeat_ack t3 r978 promise 50ms
   10.935 867 620  n3     hears n0: heartbeat_ack t3 r978 promise 50ms
   10.935 868 236  n3     hears n2: heartbeat_ack t3 r978 promise 50ms
   10.935 871 856  n3     hears n4: heartbeat_ack t3 r978 promise 50ms
   10.945 804 104  n3     says to {n0, n1, n2, n4}: heartbeat t3 r979 promise 50ms
   10.945 833 210  n0     hears n3: heartbeat t3 r979 promise 50ms
   10.945 833 210  n0     says to {n3}: heartbeat_ack t3 r979 promise 50ms
   10.945 835 218  n2     hears n3: heartbeat t3 r979 promise 50ms
   10.945 835 218  n2     says to {n3}: heartbeat_ack t3 r979 promise 50ms
   10.945 836 662  n4     hears n3: heartbeat t3 r979 promise 50ms
   10.945 836 662  n4     says to {n3}: heartbeat_ack t3 r979 promise 50ms
   10.945 840 435  n1     hears n3: heartbeat t3 r979 promise 50ms
   10.945 840 435  n1     says to {n3}: heartbeat_ack t3 r979 promise 50ms
   10.945 861 093  n3     hears n0: heartbeat_ack t3 r979 promise 50ms
   10.945 866 011  n3     hears n1: heartbeat_ack t3 r979 promise 50ms
   10.945 866 327  n3     hears n2: heartbeat_ack t3 r979 promise 50ms
   10.945 868 401  n3     hears n4: heartbeat_ack t3 r979 promise 50ms
   10.955 804 327  n3     says to {n0, n1, n2, n4}: heartbeat t3 r980 promise 50ms
   10.955 829 900  n1     hears n3: heartbeat t3 r980 promise 50ms
   10.955 829 900  n1     says to {n3}: heartbeat_ack t3 r980 promise 50ms
   10.955 831 873  n4     hears n3: heartbeat t3 r980 promise 50ms
   10.955 831 873  n4     says to {n3}: heartbeat_ack t3 r980 promise 50ms
   10.955 838 934  n0     hears n3: heartbeat t3 r980 promise 50ms
   10.955 838 934  n0     says to {n3}: heartbeat_ack t3 r980 promise 50ms
   10.955 839 166  n2     hears n3: heartbeat t3 r980 promise 50ms
   10.955 839 166  n2     says to {n3}: heartbeat_ack t3 r980 promise 50ms
   10.955 865 867  n3     hears n4: heartbeat_ack t3 r980 promise 50ms
   10.955 866 087  n3     hears n1: heartbeat_ack t3 r980 promise 50ms
   10.955 866 617  n3     hears n0: heartbeat_ack t3 r980 promise 50ms
   10.955 872 227  n3     hears n2: heartbeat_ack t3 r980 promise 50ms
   10.965 805 030  n3     says to {n0, n1, n2, n4}: heartbeat t3 r981 promise 50ms
   10.965 832 333  n2     hears n3: heartbeat t3 r981 promise 50ms
   10.965 832 333  n2     says to {n3}: heartbeat_ack t3 r981 promise 50ms
   10.965 834 827  n4     hears n3: heartbeat t3 r981 promise 50ms
   10.965 834 827  n4     says to {n3}: heartbeat_ack t3 r981 promise 50ms
   10.965 841 463  n1     hears n3: heartbeat t3 r981 promise 50ms
   10.965 841 463  n1     says to {n3}: heartbeat_ack t3 r981 promise 50ms
   10.965 841 665  n0     hears n3: heartbeat t3 r981 promise 50ms
   10.965 841 665  n0     says to {n3}: heartbeat_ack t3 r981 promise 50ms
   10.965 861 932  n3     hears n2: heartbeat_ack t3 r981 promise 50ms
   10.965 869 741  n3     hears n4: heartbeat_ack t3 r981 promise 50ms
   10.965 873 465  n3     hears n1: heartbeat_ack t3 r981 promise 50ms
   10.965 876 838  n3     hears n0: heartbeat_ack t3 r981 promise 50ms
   10.975 805 450  n3     says to {n0, n1, n2, n4}: heartbeat t3 r982 promise 50ms
   10.975 832 520  n4     hears n3: heartbeat t3 r982 promise 50ms
   10.975 832 520  n4     says to {n3}: heartbeat_ack t3 r982 promise 50ms
   10.975 834 170  n2     hears n3: heartbeat t3 r982 promise 50ms
   10.975 834 170  n2     says to {n3}: heartbeat_ack t3 r982 promise 50ms
   10.975 838 239  n1     hears n3: heartbeat t3 r982 promise 50ms
   10.975 838 239  n1     says to {n3}: heartbeat_ack t3 r982 promise 50ms
   10.975 838 979  n0     hears n3: heartbeat t3 r982 promise 50ms
   10.975 838 979  n0     says to {n3}: heartbeat_ack t3 r982 promise 50ms
   10.975 865 779  n3     hears n2: heartbeat_ack t3 r982 promise 50ms
   10.975 865 991  n3     hears n4: heartbeat_ack t3 r982 promise 50ms
   10.975 866 885  n3     hears n1: heartbeat_ack t3 r982 promise 50ms
   10.975 868 686  n3     hears n0: heartbeat_ack t3 r982 promise 50ms
   10.985 805 852  n3     says to {n0, n1, n2, n4}: heartbeat t3 r983 promise 50ms
   10.985 833 887  n1     hears n3: heartbeat t3 r983 promise 50ms
   10.985 833 887  n1     says to {n3}: heartbeat_ack t3 r983 promise 50ms
   10.985 840 038  n0     hears n3: heartbeat t3 r983 promise 50ms
   10.985 840 038  n0     says to {n3}: heartbeat_ack t3 r983 promise 50ms
   10.985 842 213  n2     hears n3: heartbeat t3 r983 promise 50ms
   10.985 842 213  n2     says to {n3}: heartbeat_ack t3 r983 promise 50ms
   10.985 842 335  n4     hears n3: heartbeat t3 r983 promise 50ms
   10.985 842 335  n4     says to {n3}: heartbeat_ack t3 r983 promise 50ms
   10.985 866 417  n3     hears n0: heartbeat_ack t3 r983 promise 50ms
   10.985 870 719  n3     hears n1: heartbeat_ack t3 r983 promise 50ms
   10.985 873 010  n3     hears n4: heartbeat_ack t3 r983 promise 50ms
   10.985 877 401  n3     hears n2: heartbeat_ack t3 r983 promise 50ms
   10.995 806 770  n3     says to {n0, n1, n2, n4}: heartbeat t3 r984 promise 50ms
   10.995 838 296  n2     hears n3: heartbeat t3 r984 promise 50ms
   10.995 838 296  n2     says to {n3}: heartbeat_ack t3 r984 promise 50ms
   10.995 838 905  n0     hears n3: heartbeat t3 r984 promise 50ms
   10.995 838 905  n0     says to {n3}: heartbeat_ack t3 r984 promise 50ms
   10.995 841 320  n1     hears n3: heartbeat t3 r984 promise 50ms
   10.995 841 320  n1     says to {n3}: heartbeat_ack t3 r984 promise 50ms
   10.995 841 659  n4     hears n3: heartbeat t3 r984 promise 50ms
   10.995 841 659  n4     says to {n3}: heartbeat_ack t3 r984 promise 50ms
   10.995 870 201  n3     hears n2: heartbeat_ack t3 r984 promise 50ms
   10.995 871 504  n3     hears n0: heartbeat_ack t3 r984 promise 50ms
   10.995 876 493  n3     hears n4: heartbeat_ack t3 r984 promise 50ms
   10.995 878 273  n3     hears n1: heartbeat_ack t3 r984 promise 50ms
   11.005 806 832  n3     says to {n0, n1, n2, n4}: heartbeat t3 r985 promise 50ms
   11.005 834 141  n0     hears n3: heartbeat t3 r985 promise 50ms
   11.005 834 141  n0     says to {n3}: heartbeat_ack t3 r985 promise 50ms
   11.005 837 119  n4     hears n3: heartbeat t3 r985 promise 50ms
   11.005 837 119  n4     says to {n3}: heartbeat_ack t3 r985 promise 50ms
   11.005 841 889  n2     hears n3: heartbeat t3 r985 promise 50ms
   11.005 841 889  n2     says to {n3}: heartbeat_ack t3 r985 promise 50ms
   11.005 843 248  n1     hears n3: heartbeat t3 r985 promise 50ms
   11.005 843 248  n1     says to {n3}: heartbeat_ack t3 r985 promise 50ms
   11.005 867 683  n3     hears n0: heartbeat_ack t3 r985 promise 50ms
   11.005 871 652  n3     hears n1: heartbeat_ack t3 r985 promise 50ms
   11.005 872 895  n3     hears n4: heartbeat_ack t3 r985 promise 50ms
   11.005 876 069  n3     hears n2: heartbeat_ack t3 r985 promise 50ms
   11.015 807 513  n3     says to {n0, n1, n2, n4}: heartbeat t3 r986 promise 50ms
   11.015 834 924  n2     hears n3: heartbeat t3 r986 promise 50ms
   11.015 834 924  n2     says to {n3}: heartbeat_ack t3 r986 promise 50ms
   11.015 835 216  n1     hears n3: heartbeat t3 r986 promise 50ms
   11.015 835 216  n1     says to {n3}: heartbeat_ack t3 r986 promise 50ms
   11.015 840 170  n0     hears n3: heartbeat t3 r986 promise 50ms
   11.015 840 170  n0     says to {n3}: heartbeat_ack t3 r986 promise 50ms
   11.015 842 789  n4     hears n3: heartbeat t3 r986 promise 50ms
   11.015 842 789  n4     says to {n3}: heartbeat_ack t3 r986 promise 50ms
   11.015 860 918  n3     hears n1: heartbeat_ack t3 r986 promise 50ms
   11.015 870 073  n3     hears n2: heartbeat_ack t3 r986 promise 50ms
   11.015 874 136  n3     hears n4: heartbeat_ack t3 r986 promise 50ms
   11.015 876 038  n3     hears n0: heartbeat_ack t3 r986 promise 50ms
   11.025 808 025  n3     says to {n0, n1, n2, n4}: heartbeat t3 r987 promise 50ms
   11.025 833 852  n4     hears n3: heartbeat t3 r987 promise 50ms
   11.025 833 852  n4     says to {n3}: heartbeat_ack t3 r987 promise 50ms
   11.025 837 088  n2     hears n3: heartbeat t3 r987 promise 50ms
   11.025 837 088  n2     says to {n3}: heartbeat_ack t3 r987 promise 50ms
   11.025 839 728  n1     hears n3: heartbeat t3 r987 promise 50ms
   11.025 839 728  n1     says to {n3}: heartbeat_ack t3 r987 promise 50ms
   11.025 841 488  n0     hears n3: heartbeat t3 r987 promise 50ms
   11.025 841 488  n0     says to {n3}: heartbeat_ack t3 r987 promise 50ms
   11.025 866 418  n3     hears n2: heartbeat_ack t3 r987 promise 50ms
   11.025 868 429  n3     hears n4: heartbeat_ack t3 r987 promise 50ms
   11.025 872 372  n3     hears n1: heartbeat_ack t3 r987 promise 50ms
   11.025 877 201  n3     hears n0: heartbeat_ack t3 r987 promise 50ms
   11.035 808 525  n3     says to {n0, n1, n2, n4}: heartbeat t3 r988 promise 50ms
   11.035 836 677  n1     hears n3: heartbeat t3 r988 promise 50ms
   11.035 836 677  n1     says to {n3}: heartbeat_ack t3 r988 promise 50ms
   11.035 839 131  n2     hears n3: heartbeat t3 r988 promise 50ms
   11.035 839 131  n2     says to {n3}: heartbeat_ack t3 r988 promise 50ms
   11.035 841 151  n0     hears n3: heartbeat t3 r988 promise 50ms
   11.035 841 151  n0     says to {n3}: heartbeat_ack t3 r988 promise 50ms
   11.035 843 559  n4     hears n3: heartbeat t3 r988 promise 50ms
   11.035 843 559  n4     says to {n3}: heartbeat_ack t3 r988 promise 50ms
   11.035 865 644  n3     hears n2: heartbeat_ack t3 r988 promise 50ms
   11.035 871 073  n3     hears n1: heartbeat_ack t3 r988 promise 50ms
   11.035 872 333  n3     hears n4: heartbeat_ack t3 r988 promise 50ms
   11.035 877 307  n3     hears n0: heartbeat_ack t3 r988 promise 50ms
   11.045 808 830  n3     says to {n0, n1, n2, n4}: heartbeat t3 r989 promise 50ms
   11.045 836 181  n2     hears n3: heartbeat t3 r989 promise 50ms
   11.045 836 181  n2     says to {n3}: heartbeat_ack t3 r989 promise 50ms
   11.045 836 197  n1     hears n3: heartbeat t3 r989 promise 50ms
   11.045 836 197  n1     says to {n3}: heartbeat_ack t3 r989 promise 50ms
   11.045 842 387  n0     hears n3: heartbeat t3 r989 promise 50ms
   11.045 842 387  n0     says to {n3}: heartbeat_ack t3 r989 promise 50ms
   11.045 843 756  n4     hears n3: heartbeat t3 r989 promise 50ms
   11.045 843 756  n4     says to {n3}: heartbeat_ack t3 r989 promise 50ms
   11.045 869 157  n3     hears n2: heartbeat_ack t3 r989 promise 50ms
   11.045 869 739  n3     hears n4: heartbeat_ack t3 r989 promise 50ms
   11.045 872 782  n3     hears n0: heartbeat_ack t3 r989 promise 50ms
   11.045 873 121  n3     hears n1: heartbeat_ack t3 r989 promise 50ms
   11.055 809 597  n3     says to {n0, n1, n2, n4}: heartbeat t3 r990 promise 50ms
   11.055 836 991  n0     hears n3: heartbeat t3 r990 promise 50ms
   11.055 836 991  n0     says to {n3}: heartbeat_ack t3 r990 promise 50ms
   11.055 841 161  n4     hears n3: heartbeat t3 r990 promise 50ms
   11.055 841 161  n4     says to {n3}: heartbeat_ack t3 r990 promise 50ms
   11.055 844 594  n1     hears n3: heartbeat t3 r990 promise 50ms
   11.055 844 594  n1     says to {n3}: heartbeat_ack t3 r990 promise 50ms
   11.055 844 919  n2     hears n3: heartbeat t3 r990 promise 50ms
   11.055 844 919  n2     says to {n3}: heartbeat_ack t3 r990 promise 50ms
   11.055 868 704  n3     hears n0: heartbeat_ack t3 r990 promise 50ms
   11.055 870 433  n3     hears n2: heartbeat_ack t3 r990 promise 50ms
   11.055 872 070  n3     hears n4: heartbeat_ack t3 r990 promise 50ms
   11.055 874 295  n3     hears n1: heartbeat_ack t3 r990 promise 50ms
   11.065 810 080  n3     says to {n0, n1, n2, n4}: heartbeat t3 r991 promise 50ms
   11.065 839 443  n0     hears n3: heartbeat t3 r991 promise 50ms
   11.065 839 443  n0     says to {n3}: heartbeat_ack t3 r991 promise 50ms
   11.065 841 941  n2     hears n3: heartbeat t3 r991 promise 50ms
   11.065 841 941  n2     says to {n3}: heartbeat_ack t3 r991 promise 50ms
   11.065 842 294  n1     hears n3: heartbeat t3 r991 promise 50ms
   11.065 842 294  n1     says to {n3}: heartbeat_ack t3 r991 promise 50ms
   11.065 847 433  n4     hears n3: heartbeat t3 r991 promise 50ms
   11.065 847 433  n4     says to {n3}: heartbeat_ack t3 r991 promise 50ms
   11.065 868 758  n3     hears n1: heartbeat_ack t3 r991 promise 50ms
   11.065 872 379  n3     hears n0: heartbeat_ack t3 r991 promise 50ms
   11.065 872 674  n3     hears n4: heartbeat_ack t3 r991 promise 50ms
   11.065 872 689  n3     hears n2: heartbeat_ack t3 r991 promise 50ms
   11.075 810 443  n3     says to {n0, n1, n2, n4}: heartbeat t3 r992 promise 50ms
   11.075 837 908  n2     hears n3: heartbeat t3 r992 promise 50ms
   11.075 837 908  n2     says to {n3}: heartbeat_ack t3 r992 promise 50ms
   11.075 841 034  n0     hears n3: heartbeat t3 r992 promise 50ms
   11.075 841 034  n0     says to {n3}: heartbeat_ack t3 r992 promise 50ms
   11.075 842 488  n1     hears n3: heartbeat t3 r992 promise 50ms
   11.075 842 488  n1     says to {n3}: heartbeat_ack t3 r992 promise 50ms
   11.075 846 203  n4     hears n3: heartbeat t3 r992 promise 50ms
   11.075 846 203  n4     says to {n3}: heartbeat_ack t3 r992 promise 50ms
   11.075 868 009  n3     hears n2: heartbeat_ack t3 r992 promise 50ms
   11.075 869 640  n3     hears n1: heartbeat_ack t3 r992 promise 50ms
   11.075 871 906  n3     hears n4: heartbeat_ack t3 r992 promise 50ms
   11.075 878 405  n3     hears n0: heartbeat_ack t3 r992 promise 50ms
   11.085 810 971  n3     says to {n0, n1, n2, n4}: heartbeat t3 r993 promise 50ms
   11.085 837 501  n2     hears n3: heartbeat t3 r993 promise 50ms
   11.085 837 501  n2     says to {n3}: heartbeat_ack t3 r993 promise 50ms
   11.085 842 702  n0     hears n3: heartbeat t3 r993 promise 50ms
   11.085 842 702  n0     says to {n3}: heartbeat_ack t3 r993 promise 50ms
   11.085 843 691  n1     hears n3: heartbeat t3 r993 promise 50ms
   11.085 843 691  n1     says to {n3}: heartbeat_ack t3 r993 promise 50ms
   11.085 845 309  n4     hears n3: heartbeat t3 r993 promise 50ms
   11.085 845 309  n4     says to {n3}: heartbeat_ack t3 r993 promise 50ms
   11.085 864 824  n3     hears n2: heartbeat_ack t3 r993 promise 50ms
   11.085 869 898  n3     hears n1: heartbeat_ack t3 r993 promise 50ms
   11.085 873 201  n3     hears n4: heartbeat_ack t3 r993 promise 50ms
   11.085 880 102  n3     hears n0: heartbeat_ack t3 r993 promise 50ms
   11.095 811 663  n3     says to {n0, n1, n2, n4}: heartbeat t3 r994 promise 50ms
   11.095 841 209  n1     hears n3: heartbeat t3 r994 promise 50ms
   11.095 841 209  n1     says to {n3}: heartbeat_ack t3 r994 promise 50ms
   11.095 841 614  n2     hears n3: heartbeat t3 r994 promise 50ms
   11.095 841 614  n2     says to {n3}: heartbeat_ack t3 r994 promise 50ms
   11.095 844 373  n0     hears n3: heartbeat t3 r994 promise 50ms
   11.095 844 373  n0     says to {n3}: heartbeat_ack t3 r994 promise 50ms
   11.095 846 120  n4     hears n3: heartbeat t3 r994 promise 50ms
   11.095 846 120  n4     says to {n3}: heartbeat_ack t3 r994 promise 50ms
   11.095 869 562  n3     hears n0: heartbeat_ack t3 r994 promise 50ms
   11.095 871 694  n3     hears n2: heartbeat_ack t3 r994 promise 50ms
   11.095 876 964  n3     hears n4: heartbeat_ack t3 r994 promise 50ms
   11.095 877 039  n3     hears n1: heartbeat_ack t3 r994 promise 50ms
   11.105 812 186  n3     says to {n0, n1, n2, n4}: heartbeat t3 r995 promise 50ms
   11.105 837 484  n1     hears n3: heartbeat t3 r995 promise 50ms
   11.105 837 484  n1     says to {n3}: heartbeat_ack t3 r995 promise 50ms
   11.105 837 710  n0     hears n3: heartbeat t3 r995 promise 50ms
   11.105 837 710  n0     says to {n3}: heartbeat_ack t3 r995 promise 50ms
   11.105 840 232  n4     hears n3: heartbeat t3 r995 promise 50ms
   11.105 840 232  n4     says to {n3}: heartbeat_ack t3 r995 promise 50ms
   11.105 845 766  n2     hears n3: heartbeat t3 r995 promise 50ms
   11.105 845 766  n2     says to {n3}: heartbeat_ack t3 r995 promise 50ms
   11.105 867 752  n3     hears n1: heartbeat_ack t3 r995 promise 50ms
   11.105 869 737  n3     hears n0: heartbeat_ack t3 r995 promise 50ms
   11.105 874 712  n3     hears n4: heartbeat_ack t3 r995 promise 50ms
   11.105 881 337  n3     hears n2: heartbeat_ack t3 r995 promise 50ms
   11.115 812 737  n3     says to {n0, n1, n2, n4}: heartbeat t3 r996 promise 50ms
   11.115 841 805  n4     hears n3: heartbeat t3 r996 promise 50ms
   11.115 841 805  n4     says to {n3}: heartbeat_ack t3 r996 promise 50ms
   11.115 844 098  n2     hears n3: heartbeat t3 r996 promise 50ms
   11.115 844 098  n2     says to {n3}: heartbeat_ack t3 r996 promise 50ms
   11.115 844 108  n0     hears n3: heartbeat t3 r996 promise 50ms
   11.115 844 108  n0     says to {n3}: heartbeat_ack t3 r996 promise 50ms
   11.115 848 399  n1     hears n3: heartbeat t3 r996 promise 50ms
   11.115 848 399  n1     says to {n3}: heartbeat_ack t3 r996 promise 50ms
   11.115 869 591  n3     hears n2: heartbeat_ack t3 r996 promise 50ms
   11.115 870 296  n3     hears n4: heartbeat_ack t3 r996 promise 50ms
   11.115 874 482  n3     hears n0: heartbeat_ack t3 r996 promise 50ms
   11.115 878 098  n3     hears n1: heartbeat_ack t3 r996 promise 50ms
   11.125 813 029  n3     says to {n0, n1, n2, n4}: heartbeat t3 r997 promise 50ms
   11.125 838 298  n2     hears n3: heartbeat t3 r997 promise 50ms
   11.125 838 298  n2     says to {n3}: heartbeat_ack t3 r997 promise 50ms
   11.125 840 674  n4     hears n3: heartbeat t3 r997 promise 50ms
   11.125 840 674  n4     says to {n3}: heartbeat_ack t3 r997 promise 50ms
   11.125 845 934  n1     hears n3: heartbeat t3 r997 promise 50ms
   11.125 845 934  n1     says to {n3}: heartbeat_ack t3 r997 promise 50ms
   11.125 850 078  n0     hears n3: heartbeat t3 r997 promise 50ms
   11.125 850 078  n0     says to {n3}: heartbeat_ack t3 r997 promise 50ms
   11.125 865 619  n3     hears n2: heartbeat_ack t3 r997 promise 50ms
   11.125 869 603  n3     hears n4: heartbeat_ack t3 r997 promise 50ms
   11.125 880 279  n3     hears n1: heartbeat_ack t3 r997 promise 50ms
   11.125 882 586  n3     hears n0: heartbeat_ack t3 r997 promise 50ms
   11.135 813 483  n3     says to {n0, n1, n2, n4}: heartbeat t3 r998 promise 50ms
   11.135 838 989  n0     hears n3: heartbeat t3 r998 promise 50ms
   11.135 838 989  n0     says to {n3}: heartbeat_ack t3 r998 promise 50ms
   11.135 844 350  n2     hears n3: heartbeat t3 r998 promise 50ms
   11.135 844 350  n2     says to {n3}: heartbeat_ack t3 r998 promise 50ms
   11.135 844 580  n1     hears n3: heartbeat t3 r998 promise 50ms
   11.135 844 580  n1     says to {n3}: heartbeat_ack t3 r998 promise 50ms
   11.135 846 400  n4     hears n3: heartbeat t3 r998 promise 50ms
   11.135 846 400  n4     says to {n3}: heartbeat_ack t3 r998 promise 50ms
   11.135 865 440  n3     hears n0: heartbeat_ack t3 r998 promise 50ms
   11.135 874 624  n3     hears n4: heartbeat_ack t3 r998 promise 50ms
   11.135 878 435  n3     hears n2: heartbeat_ack t3 r998 promise 50ms
   11.135 881 610  n3     hears n1: heartbeat_ack t3 r998 promise 50ms
   11.145 814 265  n3     says to {n0, n1, n2, n4}: heartbeat t3 r999 promise 50ms
   11.145 841 556  n1     hears n3: heartbeat t3 r999 promise 50ms
   11.145 841 556  n1     says to {n3}: heartbeat_ack t3 r999 promise 50ms
   11.145 848 163  n2     hears n3: heartbeat t3 r999 promise 50ms
   11.145 848 163  n2     says to {n3}: heartbeat_ack t3 r999 promise 50ms
   11.145 849 455  n0     hears n3: heartbeat t3 r999 promise 50ms
   11.145 849 455  n0     says to {n3}: heartbeat_ack t3 r999 promise 50ms
   11.145 849 651  n4     hears n3: heartbeat t3 r999 promise 50ms
   11.145 849 651  n4     says to {n3}: heartbeat_ack t3 r999 promise 50ms
   11.145 873 382  n3     hears n1: heartbeat_ack t3 r999 promise 50ms
   11.145 877 857  n3     hears n0: heartbeat_ack t3 r999 promise 50ms
   11.145 878 645  n3     hears n4: heartbeat_ack t3 r999 promise 50ms
   11.145 883 538  n3     hears n2: heartbeat_ack t3 r999 promise 50ms
   11.155 814 598  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1000 promise 50ms
   11.155 843 200  n1     hears n3: heartbeat t3 r1000 promise 50ms
   11.155 843 200  n1     says to {n3}: heartbeat_ack t3 r1000 promise 50ms
   11.155 847 908  n0     hears n3: heartbeat t3 r1000 promise 50ms
   11.155 847 908  n0     says to {n3}: heartbeat_ack t3 r1000 promise 50ms
   11.155 849 198  n2     hears n3: heartbeat t3 r1000 promise 50ms
   11.155 849 198  n2     says to {n3}: heartbeat_ack t3 r1000 promise 50ms
   11.155 850 090  n4     hears n3: heartbeat t3 r1000 promise 50ms
   11.155 850 090  n4     says to {n3}: heartbeat_ack t3 r1000 promise 50ms
   11.155 876 689  n3     hears n0: heartbeat_ack t3 r1000 promise 50ms
   11.155 877 388  n3     hears n1: heartbeat_ack t3 r1000 promise 50ms
   11.155 884 160  n3     hears n2: heartbeat_ack t3 r1000 promise 50ms
   11.155 884 892  n3     hears n4: heartbeat_ack t3 r1000 promise 50ms
   11.165 814 795  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1001 promise 50ms
   11.165 841 226  n1     hears n3: heartbeat t3 r1001 promise 50ms
   11.165 841 226  n1     says to {n3}: heartbeat_ack t3 r1001 promise 50ms
   11.165 844 318  n0     hears n3: heartbeat t3 r1001 promise 50ms
   11.165 844 318  n0     says to {n3}: heartbeat_ack t3 r1001 promise 50ms
   11.165 846 383  n4     hears n3: heartbeat t3 r1001 promise 50ms
   11.165 846 383  n4     says to {n3}: heartbeat_ack t3 r1001 promise 50ms
   11.165 851 179  n2     hears n3: heartbeat t3 r1001 promise 50ms
   11.165 851 179  n2     says to {n3}: heartbeat_ack t3 r1001 promise 50ms
   11.165 868 815  n3     hears n1: heartbeat_ack t3 r1001 promise 50ms
   11.165 879 318  n3     hears n0: heartbeat_ack t3 r1001 promise 50ms
   11.165 879 802  n3     hears n4: heartbeat_ack t3 r1001 promise 50ms
   11.165 882 001  n3     hears n2: heartbeat_ack t3 r1001 promise 50ms
   11.175 815 653  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1002 promise 50ms
   11.175 847 649  n0     hears n3: heartbeat t3 r1002 promise 50ms
   11.175 847 649  n0     says to {n3}: heartbeat_ack t3 r1002 promise 50ms
   11.175 849 081  n4     hears n3: heartbeat t3 r1002 promise 50ms
   11.175 849 081  n4     says to {n3}: heartbeat_ack t3 r1002 promise 50ms
   11.175 851 808  n1     hears n3: heartbeat t3 r1002 promise 50ms
   11.175 851 808  n1     says to {n3}: heartbeat_ack t3 r1002 promise 50ms
   11.175 852 393  n2     hears n3: heartbeat t3 r1002 promise 50ms
   11.175 852 393  n2     says to {n3}: heartbeat_ack t3 r1002 promise 50ms
   11.175 877 274  n3     hears n4: heartbeat_ack t3 r1002 promise 50ms
   11.175 879 373  n3     hears n2: heartbeat_ack t3 r1002 promise 50ms
   11.175 881 936  n3     hears n0: heartbeat_ack t3 r1002 promise 50ms
   11.175 886 211  n3     hears n1: heartbeat_ack t3 r1002 promise 50ms
   11.185 816 041  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1003 promise 50ms
   11.185 843 376  n1     hears n3: heartbeat t3 r1003 promise 50ms
   11.185 843 376  n1     says to {n3}: heartbeat_ack t3 r1003 promise 50ms
   11.185 847 176  n2     hears n3: heartbeat t3 r1003 promise 50ms
   11.185 847 176  n2     says to {n3}: heartbeat_ack t3 r1003 promise 50ms
   11.185 847 743  n0     hears n3: heartbeat t3 r1003 promise 50ms
   11.185 847 743  n0     says to {n3}: heartbeat_ack t3 r1003 promise 50ms
   11.185 850 447  n4     hears n3: heartbeat t3 r1003 promise 50ms
   11.185 850 447  n4     says to {n3}: heartbeat_ack t3 r1003 promise 50ms
   11.185 868 958  n3     hears n1: heartbeat_ack t3 r1003 promise 50ms
   11.185 872 866  n3     hears n2: heartbeat_ack t3 r1003 promise 50ms
   11.185 875 927  n3     hears n0: heartbeat_ack t3 r1003 promise 50ms
   11.185 880 266  n3     hears n4: heartbeat_ack t3 r1003 promise 50ms
   11.195 816 592  n3     says to {n0, n1, n2, n4}: heartbeat t3 r1004 promise 50ms
   11.195 846 881  n2     hears n3: heartbeat t3 r1004 promise 50ms
   11.195 846 881  n2     says to {n3}: heartbeat_ack t3 r1004 promise 50ms
   11.195 848 575  n0     hears n3: heartbeat t3 r1004 promise 50ms
   11.195 848 575  n0     says to {n3}: heartbeat_ack t3 r1004 promise 50ms
   11.195 848 728  n4     hears n3: heartbeat t3 r1004 promise 50ms
   11.195 848 728  n4     says to {n3}: heartbeat_ack t3 r1004 promise 50ms
   11.195 852 847  n1     hears n3: heartbeat t3 r1004 promise 50ms
   11.195 852 847  n1     says to {n3}: heartbeat_ack t3 r1004 promise 50ms
   11.195 873 125  n3     hears n2: heartbeat_ack t3 r1004 promise 50ms
   11.195 876 334  n3     hears n0: heartbeat_ack t3 r1004 promise 50ms
   11.195 878 774  n3     hears n1: heartbeat_ack t3 r1004 promise 50ms
   11.195 881 102  n3     hears n4: heartbeat_ack t3 r1004 promise 50ms

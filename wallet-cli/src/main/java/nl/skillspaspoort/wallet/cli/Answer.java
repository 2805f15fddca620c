package nl.skillspaspoort.wallet.cli;

import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.wallet.Share;

/** A presentation that was made, for what, and what the log says of it. */
record Answer(SignedPresentation presentation, PresentationRequest request, Share share) {}

# More cases of the same kinds on other data, so that no adapter or estimator fits one data set only.
# Run: Rscript generate.R   (from any folder). Uses ../lib.R; a case that R's own second way does not confirm is left out.
.a <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)); if (length(.a)) setwd(dirname(normalizePath(.a[1])))
source("../lib.R"); dir.create("data", FALSE); dir.create("cases", FALSE)
suppressMessages({ library(metadat); library(survival) })
# Steps of 1 % of each parameter: smaller ones leave three digits in the second derivatives of a flat REML likelihood.
case_mmrm_fine <- function(...) {
  assign("hessian", function(func, x, ...) numDeriv::hessian(func, x, method.args = list(d = 0.01)), globalenv()); on.exit(rm(hessian, envir = globalenv()))
  case_mmrm(...)
}
T <- function(e) tryCatch(suppressWarnings(e), error = function(x) cat("LEFT OUT:", conditionMessage(x), "\n"))
cc <- function(d) d[complete.cases(d), ]
S <- "see more/generate.R"
## effect sizes
x <- as.data.frame(dat.collins1985b); x<-data.frame(id=1:nrow(x), ai=x$pre.xti, n1i=x$pre.nti, ci=x$pre.xci, n2i=x$pre.nci); T({wcsv("collins.csv", x); case_es_2x2("es-2x2-collins",S,"collins.csv")})
T(case_mh("ma-mh-collins",S,"collins.csv"))
x<-as.data.frame(dat.yusuf1985); x<-cc(x[x$table=="6",c("id","ai","n1i","ci","n2i")]); T({wcsv("yusuf.csv",x); case_es_2x2("es-2x2-yusuf",S,"yusuf.csv"); case_mh("ma-mh-yusuf",S,"yusuf.csv")})
x<-as.data.frame(dat.curtis1998); x<-x[1:20,];x<-data.frame(id=1:20,m1i=x$m1i,sd1i=x$sd1i,n1i=x$n1i,m2i=x$m2i,sd2i=x$sd2i,n2i=x$n2i)[1:20,]; T({wcsv("curtis.csv",x); case_es_cont("es-means-curtis",S,"curtis.csv")})
x<-data.frame(study=1:6,m_pre=c(20.1,31,14,25.5,8,40),m_post=c(12,30.5,9,27,5.5,22),sd_pre=c(5,7,4.4,6,2,9),sd_post=c(6,6.5,5,7,2.4,11),ni=c(12,33,7,25,60,18),ri=c(.3,.7,.1,.55,.8,-.2)); T({wcsv("prepost.csv",x); case_es_prepost("es-prepost-own",S,"prepost.csv")})
x<-as.data.frame(dat.nielweise2008); T({wcsv("niel2008.csv",x[,c("study","x1i","t1i","x2i","t2i")]); case_es_rate("es-rates-niel2008",S,"niel2008.csv")})
x<-data.frame(study=1:8,xi=c(0,3,7,12,20,5,9,30),ni=c(9,14,7,40,61,33,12,31)); T({wcsv("prop2.csv",x); case_es_prop("es-prop-own",S,"prop2.csv")})
x<-data.frame(study=1:12,xi=c(3,8,1,14,9,22,5,17,2,11,6,30),ni=c(40,51,22,90,41,160,37,88,35,70,28,300)); T({wcsv("prop3.csv",x); case_glmm_prop("ma-glmm-prop-two",S,"prop3.csv")})
x<-data.frame(study=1:5,xi=c(10,12,9,11,10),ni=c(40,48,37,44,41)); 
x<-as.data.frame(dat.mcdaniel1994); x<-x[1:30,]; T({wcsv("mcd.csv",data.frame(study=x$study,ri=x$ri,ni=x$ni)); case_es_cor("es-cor-mcdaniel",S,"mcd.csv")})
## ma-re
x<-as.data.frame(dat.cohen1981); e<-escalc("ZCOR",ri=ri,ni=ni,data=x); x<-data.frame(study=x$study,yi=as.numeric(e$yi),vi=as.numeric(e$vi)); T({wcsv("cohen.csv",x); case_rma_methods("ma-re-cohen",S,"cohen.csv"); case_bayes("ma-bayes-cohen",S,"cohen.csv")})
x<-as.data.frame(dat.raudenbush1985); x<-data.frame(study=x$study,author=x$author,year=x$year,weeks=x$weeks,setting=as.character(x$setting),tester=as.character(x$tester),yi=as.numeric(x$yi),vi=x$vi); T({wcsv("raud.csv",x); case_rma_methods("ma-re-raud",S,"raud.csv")})
T(case_subgroup("ma-subgroup-raud-tester",S,"raud.csv","yi","vi","tester")); T(case_subgroup("ma-subgroup-raud-setting",S,"raud.csv","yi","vi","setting"))
T(case_metareg("ma-metareg-raud1",S,"raud.csv","yi","vi",~weeks*tester,"ix",keepcols=c("weeks","tester"))); T(case_metareg("ma-metareg-raud2",S,"raud.csv","yi","vi",~log(weeks+1)+setting+I(year-1970),"log",keepcols=c("weeks","setting","year")))
T(case_sens("ma-sensitivity-raud",S,"raud.csv","yi","vi","year")); T(case_bias("ma-bias-raud",S,"raud.csv","yi","vi","greater")); T(case_bayes("ma-bayes-raud",S,"raud.csv"))
x<-as.data.frame(dat.bangertdrowns2004); x<-data.frame(id=x$id,yi=as.numeric(x$yi),vi=x$vi,grade=x$grade,length=x$length,wic=x$wic,minutes=x$minutes,ni=x$ni,year=x$year); T({wcsv("bang.csv",x); case_rma_methods("ma-re-bang",S,"bang.csv"); })
T(case_metareg("ma-metareg-bang1",S,"bang.csv","yi","vi",~length+factor(grade)+wic,"f",keepcols=c("length","grade","wic"))); T(case_metareg("ma-metareg-bang2",S,"bang.csv","yi","vi",~minutes,"miss",keepcols=c("minutes")))
T(case_subgroup("ma-subgroup-bang-grade",S,"bang.csv","yi","vi","grade")); T(case_sens("ma-sensitivity-bang",S,"bang.csv","yi","vi","year")); T(case_bias("ma-bias-bang",S,"bang.csv","yi","vi","greater"))
x<-as.data.frame(dat.egger2001); e<-escalc("OR",ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=x); x<-data.frame(study=1:nrow(x),yi=as.numeric(e$yi),vi=as.numeric(e$vi),ord=rev(seq_len(nrow(x)))); T({wcsv("egger.csv",x); case_rma_methods("ma-re-egger",S,"egger.csv"); case_bias("ma-bias-egger",S,"egger.csv","yi","vi","greater"); case_sens("ma-sensitivity-egger",S,"egger.csv","yi","vi","ord")})
x<-as.data.frame(dat.hine1989); e<-escalc("RD",ai=ai,n1i=n1i,ci=ci,n2i=n2i,data=x); x<-data.frame(study=1:6,yi=as.numeric(e$yi),vi=as.numeric(e$vi)); T({wcsv("hine.csv",x); case_rma_methods("ma-re-hine",S,"hine.csv"); case_bias("ma-bias-hine",S,"hine.csv","yi","vi","greater");case_bayes("ma-bayes-hine",S,"hine.csv")})
## multilevel
x<-as.data.frame(dat.assink2016); x<-data.frame(study=x$study,esid=x$id,yi=as.numeric(x$yi),vi=x$vi,pubstatus=x$pubstatus,year=x$year,deltype=as.character(x$deltype)); T({wcsv("assink.csv",x); case_rma_mv("ma-multilevel-assink",S,"assink.csv","yi","vi","study","esid"); case_rma_mv("ma-multilevel-assink-mod",S,"assink.csv","yi","vi","study","esid",~year+deltype)})
x<-as.data.frame(dat.crede2010); x<-x[x$criterion=="grade",][1:40,]; e<-escalc("ZCOR",ri=ri,ni=ni,data=x); x<-data.frame(study=paste0("s",x$studyid),sample=x$sampleid,yi=as.numeric(e$yi),vi=as.numeric(e$vi),year=x$year); T({wcsv("crede.csv",x); case_rma_mv("ma-multilevel-crede",S,"crede.csv","yi","vi","study","sample")})
## network
mkn<-function(id,arms,type,ref,small,sm) T({f<-paste0(id,".csv"); wcsv(paste0(id,"_a.csv"),arms); wcsv(f,contrasts_from_arms(arms,type)); case_nma(id,S,f,paste0(id,"_a.csv"),ref,small,sm)})
x<-as.data.frame(dat.hasselblad1998); mkn("nma-hasselblad", data.frame(study=x$study,treat=as.character(x$trt),event=x$xi,n=x$ni)[!x$study %in% x$study[x$xi==0],],"OR","no_contact",FALSE,"OR")
x<-as.data.frame(dat.pagliaro1992); x<-x[!x$study %in% x$study[x$xi==0],]; mkn("nma-pagliaro", data.frame(study=x$study,treat=as.character(x$trt),event=x$xi,n=x$ni),"OR",unique(as.character(x$trt))[1],TRUE,"OR")
x<-as.data.frame(dat.dogliotti2014); x<-x[!x$study %in% x$study[x$stroke==0],]; mkn("nma-dogliotti", data.frame(study=x$study,treat=as.character(x$treatment),event=x$stroke,n=x$total),"OR",as.character(x$treatment)[1],TRUE,"OR")
star<-data.frame(study=1:5,treat1=c(1,1,1,1,1),treat2=c(2,2,3,3,4),TE=c(.2,.4,-.1,.3,.7),seTE=c(.2,.15,.3,.22,.4)); T({wcsv("nma_star.csv",star); case_nma("nma-star",S,"nma_star.csv",NULL,"1",FALSE,"x")})
x<-data.frame(comparison=1:4,d_ac=c(.5,-.1,.3,0),se_ac=c(.2,.3,.15,.25),d_bc=c(.1,.2,.35,-.2),se_bc=c(.2,.12,.33,.4),d_ab=c(.2,-.2,0,.3),se_ab=c(.3,.25,.2,.5)); T({wcsv("bucher2.csv",x); case_bucher("ma-bucher-own",S,"bucher2.csv")})
## survival
co<-survival::colon; co<-co[co$etype==2,]; co<-data.frame(id=co$id,rx=as.character(co$rx),sex=co$sex,age=co$age,obstruct=co$obstruct,nodes=co$nodes,differ=co$differ,time=co$time,status=co$status); wcsv("colon.csv",co)
T(case_km("surv-km-colon",S,"colon.csv","time","status","rx",at=c(200,1000,2000))); T(case_logrank("surv-logrank-colon",S,"colon.csv","time","status","rx","sex")); T(case_logrank("surv-logrank-colon2",S,"colon.csv","time","status","rx"))
T(case_cox("surv-cox-colon",S,"colon.csv","time","status",~rx+age+nodes+factor(differ),title="c",cols=c("rx","age","nodes","differ"),zph=TRUE)); T(case_cox("surv-cox-colon-ix",S,"colon.csv","time","status",~rx*sex+log(age)+obstruct,strata="differ",title="c",cols=c("rx","sex","age","obstruct","differ")))
ki<-survival::kidney; ki<-data.frame(id=ki$id,time=ki$time,status=ki$status,age=ki$age,sex=ki$sex,disease=as.character(ki$disease),frail=ki$frail); wcsv("kidney.csv",ki); T(case_cox("surv-cox-kidney",S,"kidney.csv","time","status",~age+sex+disease,cluster="id",title="c",cols=c("age","sex","disease"),zph=TRUE))
ov<-survival::ovarian; ov<-data.frame(futime=ov$futime,fustat=ov$fustat,age=ov$age,rx=paste0("r",ov$rx),ecog.ps=ov$ecog.ps,w=round(seq(.5,2,length=26),3)); wcsv("ovarian.csv",ov); T(case_km("surv-km-ovarian",S,"ovarian.csv","futime","fustat","rx",at=c(100,400,700))); T(case_cox("surv-cox-ovarian-w",S,"ovarian.csv","futime","fustat",~age+rx,title="c",cols=c("age","rx"),weights="w")); T(case_rmst("surv-rmst-ovarian",S,"ovarian.csv","futime","fustat","rx",600)); T(case_logrank("surv-logrank-ovarian",S,"ovarian.csv","futime","fustat","rx"))
T(case_survreg("surv-aft-right-ovarian",S,"ovarian.csv","futime",status="fustat",rhs=~age+rx,type="right",title="a",cols=c("age","rx"))); T(case_km("surv-km-nogroup",S,"ovarian.csv","futime","fustat",NULL,at=c(100,400)))
T(case_rmst("surv-rmst-colon",S,"colon.csv","time","status","sex",1500))
mg<-survival::mgus2; mg<-cc(data.frame(id=mg$id,time=ifelse(mg$pstat==1,mg$ptime,mg$futime),status=ifelse(mg$pstat==1,1,2*mg$death),sex=as.character(mg$sex),age=mg$age,hgb=mg$hgb,mspike=mg$mspike)); mg<-mg[1:400,]; mg$male<-as.integer(mg$sex=="M"); wcsv("mgus.csv",mg); T(case_cr("surv-cif-mgus",S,"mgus.csv","time","status","sex",c(12,60,120,200))); T(case_crr("surv-finegray-mgus",S,"mgus.csv","time","status",c("age","male","mspike")))
set.seed(8); n<-36; tt<-rexp(n,.1); g<-rep(c("a","b"),n/2); st<-ceiling(runif(n,1,4)); lo<-floor(tt/st)*st; hi<-lo+st; cs<-runif(n)<.25; icd<-data.frame(id=1:n,grp=g,z=as.integer(g=="b"),left=ifelse(lo==0,NA,lo),right=ifelse(cs,NA,hi)); icd<-icd[!(is.na(icd$left)&is.na(icd$right)),]; wcsv("ic.csv",icd); T(case_turnbull("surv-turnbull-own",S,"ic.csv","left","right","grp")); T(case_survreg("surv-aft-interval-own",S,"ic.csv","left","right",rhs=~z,title="a",cols="z"))
he<-survival::jasa1; he<-data.frame(id=he$id,start=he$start,stop=he$stop,event=he$event,transplant=as.integer(he$transplant),age=he$age,surgery=he$surgery,year=he$year); wcsv("heart.csv",he); T(case_cox("surv-cox-heart",S,"heart.csv","stop","event",~transplant+age+surgery+year,start="start",cluster="id",title="c",cols=c("transplant","age","surgery","year"),zph=TRUE))
T(case_lefttrunc("surv-lefttrunc-heart",S,"heart.csv","start","stop","event","transplant")); T(case_cox("surv-cox-lefttrunc-heart",S,"heart.csv","stop","event",~age+surgery,start="start",title="c",cols=c("age","surgery")))
lc<-survival::lung; lc<-cc(data.frame(time=lc$time,dead=lc$status-1,trt=lc$sex-1,age=lc$age,ecog=lc$ph.ecog,wt.loss=lc$wt.loss)); wcsv("lung2.csv",lc); T(case_iptw_surv("surv-iptw-lung",S,"lung2.csv","time","dead","trt",~age+ecog+wt.loss,c(100,300,500),c("age","ecog","wt.loss")))
## longitudinal
ri<-nlme::Orthodont; ri<-data.frame(id=as.character(ri$Subject),age=ri$age,y=ri$distance,male=as.integer(ri$Sex=="Male")); ri<-ri[order(ri$id,ri$age),]; rm<-ri; rm$y[c(5,17,30,31,60,61,62,90)]<-NA; wcsv("ortho.csv",rm)
T(case_lmm("long-lmm-ortho",S,"ortho.csv","y",~male*age,"id","age",c("male","age"))); rm2<-rm; rm2$sex<-ifelse(rm2$male==1,"M","F"); wcsv("ortho2.csv",rm2); T(case_mmrm_fine("long-mmrm-ortho",S,"ortho2.csv","y",~visit+visit:sex,"id","age",c("sex"))); T(case_mmrm_fine("long-mmrm-ortho2",S,"ortho2.csv","y",~visit*sex,"id","age",c("sex")))
sl<-lme4::sleepstudy; sl<-data.frame(id=as.character(sl$Subject),Days=sl$Days,Reaction=sl$Reaction); wcsv("sleep.csv",sl); T(case_lmm("long-lmm-sleep",S,"sleep.csv","Reaction",~Days,"id","Days",c("Days")))
T(case_lmm("long-lmm-ortho-int",S,"ortho.csv","y",~male+age,"id",NULL,c("male","age")))
T(case_gee("long-gee-ortho",S,"ortho2.csv",y~sex*age,"id","gaussian","exchangeable",c("y","sex","age")));
mt<-datasets::mtcars; mt<-data.frame(mpg=mt$mpg,wt=mt$wt,hp=mt$hp,cyl=paste0("c",mt$cyl),am=mt$am); mt$hp[c(3,9)]<-NA; wcsv("mtcars.csv",mt); T(case_lm("long-ancova-mtcars",S,"mtcars.csv",mpg~wt+log(hp)+cyl+am,"a",c("mpg","wt","hp","cyl","am"))); T(case_linreg("dist-longley-mtcars",S,"mtcars.csv",mpg~wt+I(wt^2)+am))
## satisfaction
T({wcsv("tooth.csv",data.frame(len=ToothGrowth$len,supp=as.character(ToothGrowth$supp),pre=rev(ToothGrowth$len)+1)); case_mw("sat-mannwhitney-tooth",S,"tooth.csv","len","supp",c("VC","OJ")); case_ttest("sat-ttest-tooth",S,"tooth.csv","len","supp",c("OJ","VC"),c("len","pre"))})
T({wcsv("mw2.csv",data.frame(v=c(1,2.5,3,9,4,7,1.5,2,8,6.5,12),g=c(1,1,1,1,1,2,2,2,2,2,2))); case_mw("sat-mannwhitney-num",S,"mw2.csv","v","g",c(2,1))})
T({wcsv("insect.csv",data.frame(count=InsectSprays$count,spray=as.character(InsectSprays$spray))); case_kw("sat-kruskal-insect",S,"insect.csv","count","spray")})
wine<-ordinal::wine; wine<-data.frame(rating=as.character(wine$rating),temp=as.character(wine$temp),contact=as.character(wine$contact),judge=as.numeric(wine$judge)); wcsv("wine.csv",wine); T(case_polr("sat-polr-wine",S,"wine.csv","rating",c("1","2","3","4","5"),~temp+contact,NULL,c("temp","contact"))); T(case_polr("sat-polr-wine2",S,"wine.csv","rating",c("1","2","3","4","5"),~temp*contact+judge,NULL,c("temp","contact","judge")))
T({wcsv("t22.csv",data.frame(a=c(3,10,0,100,7),b=c(9,10,8,220,0),c=c(6,4,3,80,2),d=c(2,16,5,250,9))); case_2x2("sat-2x2-own",S,"t22.csv")})
T({wcsv("rxc2.csv",data.frame(g=c("x","y","z","w","v"),A=c(4,1,0,3,7),B=c(2,5,2,3,1),C=c(1,2,8,2,0))); case_rxc("sat-rxc-own",S,"rxc2.csv",enumerate=FALSE)}); T({wcsv("rxc3.csv",data.frame(g=c("x","y"),A=c(4,1),B=c(2,5),C=c(1,9),D=c(0,3))); case_rxc("sat-rxc-own2",S,"rxc3.csv",enumerate=TRUE)})
T({wcsv("props2.csv",data.frame(x=c(0,3,7,99,1,50),n=c(5,3,19,100,2,51))); case_prop("sat-proportion-ci-own",S,"props2.csv")}); T({wcsv("mcn2.csv",data.frame(n11=c(10,3,50),n12=c(4,0,20),n21=c(9,5,19),n22=c(30,2,11))); case_mcnemar("sat-mcnemar-own",S,"mcn2.csv")})
T({wcsv("kap2.csv",data.frame(r=c("a","b","c","d"),a=c(20,3,1,0),b=c(5,15,4,2),c=c(0,6,18,3),d=c(1,0,2,9))); case_kappa("sat-kappa-own",S,"kap2.csv")})
T({set.seed(2); f<-rnorm(40); al<-data.frame(q1=round(f+rnorm(40),2),q2=round(f+rnorm(40),2),q3=round(.5*f+rnorm(40),2),q4=round(f+rnorm(40,sd=.6),2)); al$q2[4]<-NA; wcsv("alpha2.csv",cc(al)); case_alpha("sat-alpha-own",S,"alpha2.csv",names(al)); wcsv("icc2.csv",cc(al)); case_icc("sat-icc-own",S,"icc2.csv",names(al)[1:3])})
## causal
set.seed(5); n<-220; z1<-rnorm(n); z2<-sample(c("u","v","w"),n,TRUE); z3<-rbinom(n,1,.4); tr<-rbinom(n,1,plogis(-.3+.7*z1+.5*(z2=="v")-.4*z3)); yb<-rbinom(n,1,plogis(-.5+.6*tr+.5*z1)); yc<-round(2+tr+z1+rnorm(n),3); ps<-data.frame(tr=tr,yb=yb,yc=yc,z1=round(z1,4),z2=z2,z3=z3); ps$z1[7]<-NA; wcsv("ps2.csv",cc(ps)); T(case_ps("conf-ps-own-b",S,"ps2.csv","tr","yb",~z1+z2+z3,c("z1","z2","z3"),~z1+z2+z3)); T(case_ps("conf-ps-own-c",S,"ps2.csv","tr","yc",~z1*z3+z2,c("z1","z2","z3"),~z1+z2+z3))
T({wcsv("ev2.csv",data.frame(est=c(1.2,.45,3,1,.9,2.5,.3,.4),lb=c(1.05,.3,.8,.7,.5,1.4,.1,NA),ub=c(1.4,.68,9,1.4,1.6,4.2,.8,NA),se=c(rep(NA,7),.15),type=c("RR","RR","RR","OR_common","OR_rare","HR_rare","HR_common","SMD"))); case_evalue("conf-evalue-own",S,"ev2.csv")})
T({wcsv("rub2.csv",data.frame(term=rep(c("a","b"),each=8),imputation=rep(1:8,2),est=c(2,2.3,1.9,2.2,2.05,2.4,1.8,2.1,.1,.3,.2,.25,.15,.12,.28,.22),se=c(.4,.42,.39,.41,.4,.43,.38,.4,.2,.21,.19,.2,.22,.2,.2,.21))); case_rubin("miss-rubin-own",S,"rub2.csv",55)})
T({wcsv("pv2.csv",data.frame(p=c(.04,.001,.2,.03,.03,.5,.9,.0002))); case_padjust("dist-padjust-own",S,"pv2.csv")})
## one of each, and formulas that R breaks into lines
T(case_crr("surv-finegray-one",S,"mgus.csv","time","status","age")); T(case_cr("surv-cif-one",S,"mgus.csv","time","status","sex",60))
T(case_cox("surv-cox-long",S,"colon.csv","time","status",~rx+log(age)+I(nodes>4)+factor(differ)+sex:obstruct+I((age-60)/10)+I(nodes*2),title="c",cols=c("rx","age","nodes","differ","sex","obstruct")))
T(case_metareg("ma-metareg-long",S,"bang.csv","yi","vi",~length+factor(grade)+I(year-1990)+log(ni)+wic:length+I(length>10),"l",keepcols=c("length","grade","wic","year","ni")))
T(case_lm("long-ancova-long",S,"mtcars.csv",mpg~wt+log(hp)+cyl+am+I(wt-3):am+I(hp/100)+I((hp-100)/100*wt),"a",c("mpg","wt","hp","cyl","am"))); T(case_lm("long-ancova-one",S,"mtcars.csv",mpg~am,"a",c("mpg","am")))
T(case_ps("conf-ps-one",S,"ps2.csv","tr","yb",~z1,"z1",~z1)); T(case_polr("sat-polr-one",S,"wine.csv","rating",c("1","2","3","4","5"),~contact,NULL,"contact"))
T(case_lmm("long-lmm-one",S,"sleep.csv","Reaction",~1,"id","Days",character())); T(case_survreg("surv-aft-right-one",S,"ovarian.csv","futime",status="fustat",rhs=~ecog.ps,type="right",title="a",cols="ecog.ps"))
cat(length(list.files("cases")), "cases\n")
